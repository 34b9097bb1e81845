package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePhonesFirstTest {

    private final Lan lan = new Lan();
    private Instant now = Instant.EPOCH;
    private final SitePhonesFirst first = new SitePhonesFirst(lan.engine, () -> now, 1);
    private boolean crowd = true;

    @BeforeEach
    void aHasALease() {
        lan.play("a DISCOVER");
        lan.play("a REQUEST server=us ask=10.66.1.0");
        lan.engine.crowd(() -> crowd);
    }

    private String send(String client, String type) {
        return switch (first.receive(lan.message(client, MessageType.valueOf(type), Map.of()), Lan.direct())) {
            case Outcome.Hold _ -> "waits";
            case Outcome.Silence _ -> "silence";
            case Outcome.Reply _, Outcome.Store _, Outcome.Probe _ -> "answered";
        };
    }

    /** A story is moments in seconds: who asks then, and what comes of it. "-" ends the crowd. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a phone of the site is served at once    | 0 a answered",
                "a stranger waits, up to five seconds     | 0 a answered, 0 b waits, 2 a answered, 4 b waits, 5 b answered",
                "to ask again makes it wait no longer     | 0 a answered, 0 b waits, 3 b waits, 4 a answered, 5 b answered",
                "who has waited waits no more              | 0 a answered, 0 b waits, 5 a answered, 5 b answered, 6 b answered",
                "it waits only while the site's ask       | 0 a answered, 4 b waits, 5 b answered",
                "and not where none asked                 | 0 b answered",
                "the end of the crowd serves it at once   | 0 a answered, 0 b waits, 1 - -, 1 b answered",
            })
    void storiesOfStrangers(String what, String story) {
        for (String moment : story.split(", ")) {
            String[] words = moment.split(" ");
            now = Instant.EPOCH.plusSeconds(Long.parseLong(words[0]));
            if (words[1].equals("-")) {
                crowd = false;
            } else {
                assertEquals(words[2], send(words[1], "DISCOVER"), what + ": " + moment);
            }
        }
    }

    @Test
    void fewPhonesOfTheSiteHaveNobodyWait() {
        SitePhonesFirst usual = new SitePhonesFirst(lan.engine, () -> now);
        DhcpMessage site = lan.message("a", MessageType.DISCOVER, Map.of());
        DhcpMessage stranger = lan.message("b", MessageType.DISCOVER, Map.of());
        for (int sent = 0; sent < 499; sent++) {
            usual.receive(site, Lan.direct());
        }
        assertFalse(usual.receive(stranger, Lan.direct()) instanceof Outcome.Hold);
        usual.receive(site, Lan.direct());
        assertInstanceOf(Outcome.Hold.class, usual.receive(stranger, Lan.direct()));
    }

    @Test
    void madeUpAddressesHaveNobodyWaitAnew() {
        send("a", "DISCOVER");
        assertEquals("waits", send("b", "DISCOVER"));
        for (int made = 1; made < 4_096; made++) {
            assertInstanceOf(Outcome.Hold.class, discover(made));
        }
        assertFalse(discover(4_096) instanceof Outcome.Hold, "there is no room to wait in");
        assertEquals(new Outcome.Hold(Grounds.of(Reason.SITE_PHONES_FIRST), Duration.ofMillis(500)), discover(1));
        now = now.plusSeconds(4);
        send("a", "DISCOVER");
        now = now.plusSeconds(1);
        assertEquals("answered", send("b", "DISCOVER"));
    }

    private Outcome discover(int made) {
        DhcpMessage message = DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .xid(made)
                .mac(new MacAddress(0x0600_0000_0000L + made))
                .build();
        return first.receive(message, Lan.direct());
    }

    @ParameterizedTest
    @CsvSource({"DISCOVER, waits", "REQUEST, silence", "INFORM, silence", "RELEASE, silence"})
    void onlyWhoBeginsWaits(String type, String comes) {
        send("a", "DISCOVER");
        assertEquals(comes, send("b", type));
    }
}
