package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneFileNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "yealink, 001565AABBCC, T46S, 001565aabbcc.cfg",
                "grandstream, c074ad0b63ee, GRP2614, cfgc074ad0b63ee.xml",
                "snom, 000413922d24, -, cfg000413922D24",
                "htek, 001fc110d3a9, -, cfg001fc110d3a9.xml",
                "2n, 7c1eb3000001, -, hipve-7C-1E-B3-00-00-01.xml",
                "zenitel, 0013cb000001, -, ipst_config_00_13_cb_00_00_01.cfg",
                "grandstream-ata, 000b82aabb03, HT812, cfg000b82aabb03.xml",
                "ale, 3c28a620089e, -, config.3c28a620089e.xml",
            })
    void eachVendorSpellsItsOwnWay(String vendor, String mac, String model, String name) {
        InstalledPacks installed = new InstalledPacks(Path.of("no packs here"));
        installed.load();
        assertEquals(
                name,
                PhoneFileName.name(installed.packs().get(vendor).orElseThrow(), MacAddress.of(mac), model)
                        .orElseThrow());
    }
}
