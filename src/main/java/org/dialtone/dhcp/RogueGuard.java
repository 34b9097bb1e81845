package org.dialtone.dhcp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Stands before the engine, on the engine's thread, and stops messages from links where the box must be silent. Relayed
 * messages pass: someone pointed the relay at this box, and the relay brings them to nobody else on the link.
 */
public final class RogueGuard implements DhcpServer {

    private final RogueWatch watch;
    private final DhcpServer engine;
    private final Journal journal;
    private final InstantSource clock;

    public RogueGuard(RogueWatch watch, DhcpServer engine, Journal journal, InstantSource clock) {
        this.watch = watch;
        this.engine = engine;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        return guarded(message, arrival, () -> engine.receive(message, arrival));
    }

    /** Another server may have been heard while the address was probed. */
    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        return guarded(message, arrival, () -> engine.resume(message, arrival, deadline));
    }

    @Override
    public void isFree(Ip4 address) {
        engine.isFree(address);
    }

    @Override
    public void isUnasked(Ip4 address) {
        engine.isUnasked(address);
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return engine.isTaken(address, by);
    }

    @Override
    public void isStored(Lease lease) {
        engine.isStored(lease);
    }

    @Override
    public void isRefused(Lease lease) {
        engine.isRefused(lease);
    }

    @Override
    public boolean isLow() {
        return engine.isLow();
    }

    /** Where the box is silent, it probes nothing either. */
    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return engine.orders(links.stream()
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
