package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.site.SiteCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanSiteTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.1.10, 24, 192.168.1.128-192.168.1.254",
        "192.168.1.200, 24, 192.168.1.128-192.168.1.254",
        "10.66.0.1, 16, 10.66.128.0-10.66.255.254",
        "10.0.0.1, 8, 10.128.0.0-10.255.255.254",
        "192.0.2.9, 29, 192.0.2.12-192.0.2.14"
    })
    void phonesGetTheUpperHalf(String address, int prefix, String pool) {
        LanSite site = site(address, prefix);
        assertEquals(pool, site.pool().toString());
        InstalledPacks packs = new InstalledPacks(Path.of("none"));
        packs.load();
        assertEquals(List.of(), new SiteCheck(packs.packs()).check(site.yaml()).findings());
    }

    @Test
    void itsOwnAddressIsNotGivenOut() {
        assertTrue(site("192.168.1.200", 24).yaml().endsWith("      exclude: [192.168.1.200]\n"));
    }

    @Test
    void aPointToPointLinkIsRefused() {
        assertEquals(
                "eth1 has 192.0.2.1/31; give it an address in a subnet of /8 to /29, or a site file with SITE=site.yaml",
                assertThrows(CommandFault.class, () -> site("192.0.2.1", 31)).getMessage());
    }

    private static LanSite site(String address, int prefix) {
        return LanSite.of(new LocalInterface("eth1", Ip4.of(address), prefix, null));
    }
}
