package org.dialtone.dhcp;

import java.time.InstantSource;
import java.util.function.BiFunction;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;

/**
 * Stands before the engine and keeps messages from links where the box must be silent; lives on the engine's thread.
 * Relayed messages pass: a relay was pointed at this box by someone, and brings them to nobody else on the link.
 */
public final class RogueGuard implements BiFunction<DhcpMessage, Arrival, Outcome> {

    private final RogueWatch watch;
    private final BiFunction<DhcpMessage, Arrival, Outcome> engine;
    private final Journal journal;
    private final InstantSource clock;

    public RogueGuard(RogueWatch watch, BiFunction<DhcpMessage, Arrival, Outcome> engine, Journal journal, InstantSource clock) {
        this.watch = watch;
        this.engine = engine;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome apply(DhcpMessage message, Arrival arrival) {
        String link = arrival.interfaceName();
        if (link == null || message.relayed()) {
            return engine.apply(message, arrival);
        }
        // A broadcast of its own comes back to the box.
        if (watch.isQuestion(message.xid())) {
            return new Outcome.Silence("the box's own question for other servers");
        }
        String silence = watch.silence(link);
        if (silence != null) {
            return keepSilent(message, silence);
        }
        Outcome outcome = engine.apply(message, arrival);
        if (outcome instanceof Outcome.Store store && store.lease().state() == Lease.State.BOUND) {
            watch.gave(link);
        }
        return outcome;
    }

    private Outcome keepSilent(DhcpMessage message, String reason) {
        message.mac().ifPresent(mac -> message.type().map(RogueGuard::step)
                .ifPresent(step -> journal.record(Entry.of(clock.instant(), mac, step, null).because(reason))));
        return new Outcome.Silence(reason);
    }

    /** Null for what clients don't send. */
    private static Step step(MessageType type) {
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
