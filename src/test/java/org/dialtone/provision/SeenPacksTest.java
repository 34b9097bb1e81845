package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Identity;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which registration proves that a pack works on a real phone. */
class SeenPacksTest {

    private static final MacAddress PHONE = MacAddress.of("aa0000000001");
    private static final Ip4 SIMULATED = Ip4.of("10.66.1.8");
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    private final List<SeenPack> stored = new ArrayList<>();
    private final Fleet fleet = new Fleet(packs(), FleetStore.forgetful(List.of()), () -> NOW);

    private static Packs packs() {
        return new Packs(List.of(new PackBuilder("alpha", "Alpha")
                .ouis(Set.of(Oui.of("aa0000")))
                .userAgents(List.of(Pattern.compile("^Alpha (?<model>\\S+)/(?<version>\\S+)")))
                .build()));
    }

    private SeenPacks seen(String servedBy) {
        ServedFileStore files = new ServedFileStore() {
            @Override
            public List<FileReceipt> load() {
                return servedBy == null
                        ? List.of()
                        : List.of(new FileReceipt(
                                new ServedFile(PHONE, "a.cfg", servedBy, "X4", Ip4.of("10.66.0.1"), "1"),
                                NOW,
                                null,
                                null));
            }

            @Override
            public void remember(FileReceipt receipt) {}
        };
        SeenPackStore store = new SeenPackStore() {
            @Override
            public List<SeenPack> load() {
                return List.copyOf(stored);
            }

            @Override
            public void remember(SeenPack seen) {
                stored.add(seen);
            }
        };
        return new SeenPacks(store, fleet, new ServedFiles(files, () -> NOW), SIMULATED::equals);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SIP_REGISTER,              10.66.1.7,  Alpha X4/1.0, alpha, true",
                "SIP_REGISTER_REFRESHED,    10.66.1.7,  Alpha X4/1.0, alpha, true",
                "SIP_REGISTER_REPORTED,     10.66.1.7,  Alpha X4/1.0, alpha, true",
                "SIP_REGISTER,              127.66.1.7, Alpha X4/1.0, alpha, false",
                "SIP_REGISTER,              10.66.1.8,  Alpha X4/1.0, alpha, false",
                "SIP_REGISTER,              10.66.1.7,  -,            alpha, false",
                "SIP_REGISTER,              10.66.1.7,  Alpha X4/1.0, -,     false",
                "SIP_REGISTER,              10.66.1.7,  Alpha X4/1.0, beta,  false",
                "SIP_REGISTER_WRONG_PASSWORD, 10.66.1.7, Alpha X4/1.0, alpha, false",
                "FILE_SERVED,               10.66.1.7,  Alpha X4/1.0, alpha, false"
            })
    void aPhoneThatNamedItsVendorGotItsFileAndRegistered(
            Event event, String address, String userAgent, String servedBy, boolean counts) {
        fleet.sighted(PHONE, null, userAgent);
        SeenPacks seen = seen(servedBy);
        seen.hear(Entry.of(NOW, PHONE, event, Ip4.of(address)));
        assertEquals(
                counts ? Optional.of(new SeenPack("alpha", PHONE, "X4", "1.0", NOW)) : Optional.empty(),
                seen.of("alpha"));
        assertEquals(seen.of("alpha"), stored.stream().findFirst());
    }

    /** The operator's word on the vendor proves nothing. */
    @Test
    void whatTheOperatorSaysDoesNotCount() {
        fleet.configure(Map.of(PHONE, new Identity("alpha", "X4", null, Certainty.CONFIGURED)));
        SeenPacks seen = seen("alpha");
        seen.hear(Entry.of(NOW, PHONE, Event.SIP_REGISTER, Ip4.of("10.66.1.7")));
        assertEquals(Optional.empty(), seen.of("alpha"));
    }

    @Test
    void theFirstPhoneStays() {
        fleet.sighted(PHONE, null, "Alpha X4/1.0");
        SeenPacks seen = seen("alpha");
        seen.hear(Entry.of(NOW, PHONE, Event.SIP_REGISTER, Ip4.of("10.66.1.7")));
        fleet.sighted(PHONE, null, "Alpha X4/2.0");
        seen.hear(Entry.of(NOW.plusSeconds(1), PHONE, Event.SIP_REGISTER, Ip4.of("10.66.1.7")));
        assertEquals("1.0", seen.of("alpha").orElseThrow().firmware());
        assertEquals(seen.of("alpha"), seen("alpha").of("alpha"), "as after a restart");
    }
}
