package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Detail;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which messages reach the engine while another server is, or may be, on the link. */
class RogueGuardTest {

    private static final Arrival RELAYED = new Arrival("voice0", Lan.SERVER, 16, Ip4.of("10.77.0.1"), 67);

    private static final OtherServer OTHER = new OtherServer(Ip4.of("10.66.0.9"), Ip4.of("10.66.0.9"), null, "");

    private final Lan lan = new Lan();
    private final RogueWatch watch = new RogueWatch();
    private final RogueGuard guard = new RogueGuard(watch, lan.engine, lan.journal::add, () -> Instant.EPOCH);

    @BeforeEach
    void oneFreshInterface() {
        watch.install(OtherServers.REFUSED, Map.of("voice0", false));
    }

    @Test
    void messagesAreHeldUntilTheProbeEndsAndThenAnswered() {
        DhcpMessage discover = message("a", MessageType.DISCOVER, Map.of());
        assertEquals(
                new Outcome.Hold(
                        Grounds.of(Reason.ASKING_FOR_OTHERS).with(Detail.LINK, "voice0"), Duration.ofMillis(20)),
                guard.receive(discover, Lan.direct()));
        assertTrue(lan.journal.isEmpty());
        watch.waited("voice0");
        assertInstanceOf(Outcome.Reply.class, guard.receive(discover, Lan.direct()));
    }

    @Test
    void theBoxIsSilentBesideAnotherServerAndTheJournalSaysWhy() {
        watch.heard("voice0", OTHER, Set.of());
        for (MessageType type : new MessageType[] {
            MessageType.DISCOVER, MessageType.REQUEST, MessageType.INFORM, MessageType.DECLINE, MessageType.RELEASE
        }) {
            Outcome.Silence silence =
                    assertInstanceOf(Outcome.Silence.class, guard.receive(message("a", type, Map.of()), Lan.direct()));
            String why = EventWords.english().why(silence.grounds());
            assertTrue(why.startsWith("another DHCP server 10.66.0.9 answers on voice0"), why);
            assertEquals(silence.grounds().reason(), lan.journal.getLast().why());
            assertEquals(Step.valueOf(type.name()), lan.journal.getLast().step());
        }
    }

    /** RFC 4039: an ACK may follow the probe at once, and is a lease like any other. */
    @Test
    void aLeaseAfterAProbeIsNotedToo() {
        lan.play("plan probe=true rapid=true");
        watch.waited("voice0");
        DhcpMessage discover = message("a", MessageType.DISCOVER, Map.of("80", ""));
        Outcome.Probe probe = assertInstanceOf(Outcome.Probe.class, guard.receive(discover, Lan.direct()));
        guard.isFree(probe.address());
        assertInstanceOf(Outcome.Store.class, guard.resume(discover, Lan.direct(), probe.deadline()));
        assertTrue(watch.hasGiven("voice0"));
    }

    @Test
    void aServerThatIsHeardDuringTheProbeSilencesTheOffer() {
        lan.play("plan probe=true");
        watch.waited("voice0");
        DhcpMessage discover = message("a", MessageType.DISCOVER, Map.of());
        Outcome.Probe probe = assertInstanceOf(Outcome.Probe.class, guard.receive(discover, Lan.direct()));
        watch.heard("voice0", OTHER, Set.of());
        guard.isFree(probe.address());
        assertInstanceOf(Outcome.Silence.class, guard.resume(discover, Lan.direct(), probe.deadline()));
    }

    @Test
    void serversMessagesLeaveNoTrace() {
        watch.heard("voice0", OTHER, Set.of());
        guard.receive(message("a", MessageType.OFFER, Map.of()), Lan.direct());
        assertTrue(lan.journal.isEmpty());
    }

    @Test
    void relaysAreAnsweredWhateverIsOnTheLink() {
        watch.heard("voice0", OTHER, Set.of());
        assertInstanceOf(
                Outcome.Reply.class,
                guard.receive(message("a", MessageType.DISCOVER, Map.of("gi", "10.77.0.1")), RELAYED));
    }

    @Test
    void theFirstLeaseIsNotedAndOffersAreNone() {
        watch.waited("voice0");
        guard.receive(message("a", MessageType.DISCOVER, Map.of()), Lan.direct());
        guard.receive(
                message("a", MessageType.REQUEST, Map.of("gi", "10.77.0.1", "ask", "10.77.0.100", "server", "us")),
                RELAYED);
        assertFalse(watch.hasGiven("voice0"));
        guard.receive(message("a", MessageType.REQUEST, Map.of("ask", "10.66.1.0", "server", "us")), Lan.direct());
        assertTrue(watch.hasGiven("voice0"));
    }

    @Test
    void theBoxDoesNotAnswerItself() {
        watch.waited("voice0");
        DhcpMessage own = message("a", MessageType.DISCOVER, Map.of());
        watch.asking(own.xid());
        assertInstanceOf(Outcome.Silence.class, guard.receive(own, Lan.direct()));
        assertTrue(lan.journal.isEmpty());
    }

    private DhcpMessage message(String client, MessageType type, Map<String, String> fields) {
        return lan.message(client, type, fields);
    }
}
