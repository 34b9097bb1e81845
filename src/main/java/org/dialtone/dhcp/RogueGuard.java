package org.dialtone.dhcp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Stands before the engine and keeps messages from links where the box must be silent; lives on the engine's thread.
 * Relayed messages pass: a relay was pointed at this box by someone, and brings them to nobody else on the link.
 */
public final class RogueGuard implements BiFunction<DhcpMessage, Arrival, Outcome>, DhcpServer {

    private final RogueWatch watch;
    private final BiFunction<DhcpMessage, Arrival, Outcome> engine;
    private final DhcpServer desk;
    private final Journal journal;
    private final InstantSource clock;

    public RogueGuard(
            RogueWatch watch,
            BiFunction<DhcpMessage, Arrival, Outcome> engine,
            DhcpServer desk,
            Journal journal,
            InstantSource clock) {
        this.watch = watch;
        this.engine = engine;
        this.desk = desk;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome apply(DhcpMessage message, Arrival arrival) {
        return guarded(message, arrival, () -> engine.apply(message, arrival));
    }

    /** Another server may have been heard while the address was probed. */
    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        return guarded(message, arrival, () -> desk.resume(message, arrival, deadline));
    }

    @Override
    public void isFree(Ip4 address) {
        desk.isFree(address);
    }

    @Override
    public void isUnasked(Ip4 address) {
        desk.isUnasked(address);
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return desk.isTaken(address, by);
    }

    @Override
    public void isStored(Lease lease) {
        desk.isStored(lease);
    }

    @Override
    public void isRefused(Lease lease) {
        desk.isRefused(lease);
    }

    @Override
    public boolean isLow() {
        return desk.isLow();
    }

    /** Where the box is silent it asks nothing, either. */
    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return desk.orders(links.stream()
                .filter(link -> watch.silence(link.interfaceName()) == null)
                .toList());
    }

    private Outcome guarded(DhcpMessage message, Arrival arrival, Supplier<Outcome> answer) {
        String link = arrival.interfaceName();
        if (link == null || message.relayed()) {
            return answer.get();
        }
        // A broadcast of its own comes back to the box.
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

    /** Null for what clients don't send. */
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
