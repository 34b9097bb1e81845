package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.VendorPack;
import org.junit.jupiter.api.Test;

/** When the phones of a site ask for their files again, of which each was told a day. */
class RecheckTimesTest {

    private static final long DAY = 86_400;

    private static long seconds(Map<String, Object> view) {
        return Long.parseLong((String) view.get("recheckSeconds"));
    }

    private static Map<String, Object> view(MacAddress phone) {
        ProvisionPlan.Site site = new ProvisionPlan.Site("Test", "UTC", "en", List.of(), null);
        Levels levels = Levels.plain(site, new ProvisionPlan.Registrar(null, 5060, "udp", 3600));
        VendorPack pack = TwoVendors.packs().get("alpha").orElseThrow();
        Map<String, Object> view = new HashMap<>();
        new SettingsView(pack, levels.of("alpha", null, null), Ip4.of("10.66.0.1"), phone).put(view, levels.numbers());
        return view;
    }

    @Test
    void aFileOfManyPhonesTellsTheTimeOfTheSite() {
        assertEquals("86400 1440 24 0", times(view(null)));
    }

    @Test
    void aPhonesOwnFileTellsATimeOfItsOwn() {
        assertEquals("84172 1403 24 49", times(view(TwoVendors.ALICE)));
        assertEquals(view(TwoVendors.ALICE), view(TwoVendors.ALICE), "each time the same");
        List<Long> all = IntStream.range(0, 500)
                .mapToObj(i -> seconds(view(MacAddress.of("aa00000%05x".formatted(i)))))
                .toList();
        assertTrue(all.stream().allMatch(time -> time <= DAY && time >= DAY * 7 / 8), all.toString());
        assertTrue(all.stream().distinct().count() > 350, all.toString());
    }

    private static String times(Map<String, Object> view) {
        return String.join(
                " ",
                List.of("recheckSeconds", "recheckMinutes", "recheckHours", "recheckMinute").stream()
                        .map(key -> (String) view.get(key))
                        .toList());
    }
}
