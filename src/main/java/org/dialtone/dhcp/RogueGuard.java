package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;

/**
 * Stands before the engine, on the engine's thread, and stops messages from links where the box must be silent. Relayed
 * messages pass: someone pointed the relay at this box, and the relay brings them to nobody else on the link.
 */
public final class RogueGuard extends ForwardingDhcpServer {

    /** What waits for a link is answered as soon as that is decided. */
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final RogueWatch watch;
    private final Journal journal;
    private final InstantSource clock;

    public RogueGuard(RogueWatch watch, DhcpServer engine, Journal journal, InstantSource clock) {
        super(engine);
        this.watch = watch;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        return guarded(message, arrival, () -> super.receive(message, arrival));
    }

    /** Another server may have been heard while the address was probed. */
    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        return guarded(message, arrival, () -> super.resume(message, arrival, deadline));
    }

    /** Where the box is silent, it probes nothing either. */
    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return super.orders(links.stream()
                .filter(link -> watch.silence(link.interfaceName()) == null)
                .toList());
    }

    private Outcome guarded(DhcpMessage message, Arrival arrival, Supplier<Outcome> answer) {
        String link = arrival.interfaceName();
        if (link == null || message.relayed()) {
            return answer.get();
        }
        // The box hears its own broadcasts too.
        if (watch.isQuestion(message.xid())) {
            return new Outcome.Silence(Grounds.of(Reason.OWN_QUESTION));
        }
        Grounds silence = watch.silence(link);
        if (silence != null) {
            return watch.isAsking(link) && message.mac().isPresent()
                    ? new Outcome.Hold(silence, MOMENT)
                    : keepSilent(message, silence);
        }
        Outcome outcome = answer.get();
        if (outcome instanceof Outcome.Store store && store.lease().state() == Lease.State.BOUND) {
            watch.gave(link);
        }
        return outcome;
    }

    private Outcome keepSilent(DhcpMessage message, Grounds grounds) {
        boolean isClients = message.type().filter(RogueGuard::isClients).isPresent();
        message.mac()
                .filter(_ -> isClients)
                .ifPresent(mac -> journal.record(Entry.of(clock.instant(), mac, MessageEvents.ignored(message), null)
                        .because(grounds)));
        return new Outcome.Silence(grounds);
    }

    private static boolean isClients(MessageType type) {
        return switch (type) {
            case DISCOVER, REQUEST, INFORM, DECLINE, RELEASE -> true;
            case OFFER, ACK, NAK -> false;
        };
    }
}
