package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dialtone.dhcp.LeaseInDoubt;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a phone and the engine are told once a lease is stored, isn't, or may be. */
class DhcpCommitTest {

    private static final String MAC = DhcpSocketsRig.MAC;

    private final DhcpSocketsRig rig = new DhcpSocketsRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anAckWaitsForItsLeaseAndOnlyThenIsTold() throws Exception {
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertTrue(rig.journal.isEmpty());
            rig.asked.take().complete(null);
            assertEquals("stored 127.66.1.2", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals("stored 127.66.1.1", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals(1, relay.receive().xid());
            assertEquals(Step.ACK, rig.journal.poll(30, TimeUnit.SECONDS).step());
        }
    }

    @Test
    void aLeaseThatIsNotStoredIsNotAcknowledged() throws Exception {
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            rig.asked.take().completeExceptionally(new IOException("disk full"));
            assertEquals("refused 127.66.1.2", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals("refused 127.66.1.1", rig.told.poll(30, TimeUnit.SECONDS));
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertEquals(1, rig.sockets.counters().unstored());
            assertTrue(rig.journal.isEmpty());
        }
    }

    @Test
    void aLeaseInDoubtIsNotAcknowledgedAndIsStoredAnew() throws Exception {
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            rig.asked.take().completeExceptionally(new LeaseInDoubt(new IOException("cut")));
            assertEquals("in doubt 127.66.1.2", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals("in doubt 127.66.1.1", rig.told.poll(30, TimeUnit.SECONDS));
            rig.asked.take().complete(null);
            assertEquals("stored 127.66.1.2", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals("stored 127.66.1.1", rig.told.poll(30, TimeUnit.SECONDS));
            assertEquals(1, rig.sockets.counters().unstored());
            assertTrue(rig.journal.isEmpty());
        }
    }

    @Test
    void whereALeaseIsNotStoredTheEngineMayTellOfTheOneBefore() throws Exception {
        rig.promises = true;
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            rig.asked.take().completeExceptionally(new IOException("disk full"));
            assertEquals(1, relay.receive().xid());
            assertEquals(List.of("refused 127.66.1.2", "refused 127.66.1.1"), List.copyOf(rig.told));
            assertEquals(1, rig.sockets.counters().unstored());
            assertTrue(rig.journal.isEmpty());
        }
    }

    /** It was frozen between the question and the commit, and another process may be active since. */
    @Test
    void whoMayNotAnswerSendsNothingWhateverWasStored() throws Exception {
        rig.promises = true;
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            CompletableFuture<Void> stored = rig.asked.take();
            relay.send(Relay.message(MessageType.REQUEST, 2, MAC));
            CompletableFuture<Void> refused = rig.asked.take();
            rig.answers.set(false);
            stored.complete(null);
            refused.completeExceptionally(new IOException("another is active"));
            relay.send(Relay.message(MessageType.DISCOVER, 3, MAC));
            while (rig.sockets.counters().unsent() < 3) {
                Thread.onSpinWait();
            }
            rig.answers.set(true);
            relay.send(Relay.message(MessageType.DISCOVER, 4, MAC));
            assertEquals(4, relay.receive().xid());
        }
    }

    @Test
    void hundredsAtOnceAreAllAnswered() throws Exception {
        try (Relay relay = rig.start()) {
            for (int i = 0; i < 100; i++) {
                relay.send(Relay.message(MessageType.REQUEST, i, MAC));
            }
            for (int i = 0; i < 100; i++) {
                rig.asked.take().complete(null);
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(i, relay.receive().xid());
            }
        }
    }
}
