package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final MacAddress YEALINK = MacAddress.of("00:15:65:00:00:01");
    private static final Packs PACKS = new Packs(List.of(
            new PackBuilder("snom", "Snom")
                    .ouis(Set.of(Oui.of("000413")))
                    .vendorClasses(List.of(Pattern.compile("^snom(?<model>\\w+)")))
                    .upperCaseMac()
                    .build(),
            new PackBuilder("yealink", "Yealink")
                    .ouis(Set.of(Oui.of("001565")))
                    .vendorClasses(List.of(Pattern.compile("^yealink")))
                    .userAgents(List.of(Pattern.compile("^Yealink SIP-(?<model>\\S+) (?<version>\\S+)")))
                    .build()));

    private final List<KnownPhone> stored = new ArrayList<>();
    private final FleetStore store = new FleetStore() {
        @Override
        public List<KnownPhone> load() {
            return List.copyOf(stored);
        }

        @Override
        public void remember(KnownPhone phone) {
            stored.add(phone);
        }

        @Override
        public void forget(MacAddress mac) {
            stored.removeIf(phone -> phone.mac().equals(mac));
        }
    };
    private final Fleet fleet = new Fleet(PACKS, store, InstantSource.fixed(Instant.EPOCH));

    @Test
    void aSurerSignOutweighsTheOui() {
        assertEquals(
                Optional.of(new Identity("yealink", null, null, Certainty.OUI)), fleet.sighted(YEALINK, null, null));
        assertEquals(
                Optional.of(new Identity("snom", "D785", null, Certainty.VENDOR_CLASS)),
                fleet.sighted(YEALINK, "snomD785", null));
        assertEquals(
                Optional.of(new Identity("yealink", "T46S", "66.86", Certainty.USER_AGENT)),
                fleet.sighted(YEALINK, null, "Yealink SIP-T46S 66.86"));
    }

    @Test
    void aWeakerSignLaterTakesNothingAway() {
        fleet.sighted(YEALINK, null, "Yealink SIP-T46S 66.86");
        assertEquals(
                Optional.of(new Identity("yealink", "T46S", "66.86", Certainty.USER_AGENT)),
                fleet.sighted(YEALINK, "yealink", null));
    }

    @Test
    void whatAPhoneSaysOfItselfByPnpIsSurerThanItsAddressAndLessSureThanItsDhcp() {
        fleet.introduced(YEALINK, new Introduction("YEALINK", "T43U", "108.86.0.20", null));
        assertEquals(
                Optional.of(new Identity("yealink", "T43U", "108.86.0.20", Certainty.PNP)), fleet.identity(YEALINK));
        fleet.introduced(YEALINK, new Introduction("OEM", "VOIP PHONE", null, null));
        fleet.introduced(YEALINK, new Introduction(null, null, null, null));
        assertEquals("T43U", fleet.identity(YEALINK).orElseThrow().model());
        fleet.sighted(YEALINK, "snomD785", null);
        fleet.introduced(YEALINK, new Introduction("YEALINK", "T43U", null, "Yealink SIP-T46S 66.86"));
        assertEquals("D785", fleet.identity(YEALINK).orElseThrow().model());
    }

    @Test
    void aUserAgentOutweighsWhatElseAPhoneSaysByPnpAndIsNoSurer() {
        fleet.introduced(YEALINK, new Introduction("YEALINK", "VOIP PHONE", "1.0", "Yealink SIP-T46S 66.86"));
        assertEquals(Optional.of(new Identity("yealink", "T46S", "66.86", Certainty.PNP)), fleet.identity(YEALINK));
        fleet.introduced(YEALINK, new Introduction("Snom", "D785", null, "Yealink SIP-T48S 66.86"));
        assertEquals("T48S", fleet.identity(YEALINK).orElseThrow().model());
    }

    @Test
    void theOperatorsWordOutweighsAll() {
        fleet.sighted(YEALINK, null, "Yealink SIP-T46S 66.86");
        fleet.configure(Map.of(YEALINK, new Identity("snom", null, null, Certainty.CONFIGURED)));
        assertEquals("snom", fleet.pack(YEALINK).orElseThrow().key());
    }

    @Test
    void onlyNewsIsStoredAndARestartKnowsIt() {
        for (int i = 0; i < 3; i++) {
            fleet.sighted(YEALINK, "yealink", null);
        }
        assertEquals(1, stored.size());
        assertEquals(
                "yealink",
                new Fleet(PACKS, store, InstantSource.system())
                        .identity(YEALINK)
                        .orElseThrow()
                        .vendor());
    }

    @Test
    void aStrangerIsNotRemembered() {
        MacAddress stranger = MacAddress.of("02:00:00:00:00:01");
        assertEquals(Optional.empty(), fleet.sighted(stranger, "MSFT 5.0", null));
        assertEquals(Optional.empty(), fleet.lastSeen(stranger));
        assertEquals(List.of(), stored);
    }

    @Test
    void aFloodOfMadeUpAddressesIsBounded() {
        for (int i = 0; i < 60_000; i++) {
            fleet.sighted(new MacAddress(0x001565000000L + i), null, null);
        }
        assertEquals(50_000, fleet.all().size());
        MacAddress listed = MacAddress.of("00:04:13:00:00:01");
        fleet.configure(Map.of(), Set.of(listed));
        fleet.sighted(listed, "snomD785", null);
        assertEquals("D785", fleet.identity(listed).orElseThrow().model());
    }
}
