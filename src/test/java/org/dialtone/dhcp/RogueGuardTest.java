package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches the engine while another server is, or may be, on the link. */
class RogueGuardTest {

    private static final Arrival RELAYED = new Arrival("voice0", Lan.SERVER, 16, Ip4.of("10.77.0.1"), 67);

    private final Lan lan = new Lan();
    private final RogueWatch watch = new RogueWatch();
    private final RogueGuard guard = new RogueGuard(watch, (message, arrival) -> lan.engine.receive(message, arrival), lan.journal::add, () -> Instant.EPOCH);

    @BeforeEach
    void oneFreshInterface() {
        watch.install(OtherServers.REFUSED, Map.of("voice0", false));
    }

    @Test
    void untilItIsAskedNothingIsAnsweredAndTheJournalSaysWhy() {
        Outcome.Silence silence = assertInstanceOf(Outcome.Silence.class, guard.apply(message("a", MessageType.DISCOVER, Map.of()), Lan.direct()));
        assertEquals("the box asks first whether another DHCP server answers on voice0", silence.reason());
        assertEquals(silence.reason(), lan.journal.getLast().reason());
        for (MessageType type : new MessageType[] {MessageType.REQUEST, MessageType.INFORM, MessageType.DECLINE, MessageType.RELEASE}) {
            assertInstanceOf(Outcome.Silence.class, guard.apply(message("a", type, Map.of()), Lan.direct()));
            assertEquals(Step.valueOf(type.name()), lan.journal.getLast().step());
        }
        watch.waited("voice0");
        assertInstanceOf(Outcome.Reply.class, guard.apply(message("a", MessageType.DISCOVER, Map.of()), Lan.direct()));
    }

    @Test
    void serversMessagesLeaveNoTrace() {
        guard.apply(message("a", MessageType.OFFER, Map.of()), Lan.direct());
        assertTrue(lan.journal.isEmpty());
    }

    @Test
    void relaysAreAnsweredWhateverIsOnTheLink() {
        watch.heard("voice0", new OtherServer(Ip4.of("10.66.0.9"), Ip4.of("10.66.0.9"), null, ""), Set.of());
        assertInstanceOf(Outcome.Reply.class, guard.apply(message("a", MessageType.DISCOVER, Map.of("gi", "10.77.0.1")), RELAYED));
    }

    @Test
    void theFirstLeaseIsNotedAndOffersAreNone() {
        watch.waited("voice0");
        guard.apply(message("a", MessageType.DISCOVER, Map.of()), Lan.direct());
        guard.apply(message("a", MessageType.REQUEST, Map.of("gi", "10.77.0.1", "ask", "10.77.0.100", "server", "us")), RELAYED);
        assertFalse(watch.hasGiven("voice0"));
        guard.apply(message("a", MessageType.REQUEST, Map.of("ask", "10.66.1.0", "server", "us")), Lan.direct());
        assertTrue(watch.hasGiven("voice0"));
    }

    @Test
    void theBoxDoesNotAnswerItself() {
        watch.waited("voice0");
        DhcpMessage own = message("a", MessageType.DISCOVER, Map.of());
        watch.asking(own.xid());
        assertInstanceOf(Outcome.Silence.class, guard.apply(own, Lan.direct()));
        assertTrue(lan.journal.isEmpty());
    }

    private DhcpMessage message(String client, MessageType type, Map<String, String> fields) {
        return lan.message(client, type, fields);
    }
}
