package org.dialtone.dhcp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;

/**
 * Stands before the engine, on the engine's thread, and stops messages from links where the box must be silent. Relayed
 * messages pass: someone pointed the relay at this box, and the relay brings them to nobody else on the link.
 */
public final class RogueGuard extends ForwardingDhcpServer {

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
            return new Outcome.Silence("the box's own question for other servers");
        }
        String silence = watch.silence(link);
        if (silence != null) {
            return watch.isAsking(link) && message.mac().isPresent()
                    ? new Outcome.Hold(silence)
                    : keepSilent(message, silence);
        }
        Outcome outcome = answer.get();
        if (outcome instanceof Outcome.Store store && store.lease().state() == Lease.State.BOUND) {
            watch.gave(link);
        }
        return outcome;
    }

    private Outcome keepSilent(DhcpMessage message, String reason) {
        message.mac()
                .ifPresent(mac -> message.type()
                        .map(RogueGuard::step)
                        .ifPresent(step -> journal.record(
                                Entry.of(clock.instant(), mac, step, null).because(reason))));
        return new Outcome.Silence(reason);
    }

    /** Null for a type that clients don't send. */
    static Step step(MessageType type) {
        return switch (type) {
            case DISCOVER -> Step.DISCOVER;
            case REQUEST -> Step.REQUEST;
            case INFORM -> Step.INFORM;
            case DECLINE -> Step.DECLINE;
            case RELEASE -> Step.RELEASE;
            case OFFER, ACK, NAK -> null;
        };
    }
}
