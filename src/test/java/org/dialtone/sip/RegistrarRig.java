package org.dialtone.sip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipResponse;

/**
 * A registrar for tests: its clocks stand until a test moves them, its phones hold the addresses that the test sets,
 * and it keeps all that it writes.
 */
public final class RegistrarRig extends HeldAddresses implements BindingStore {

    public static final MacAddress PHONE = MacAddress.of("00:15:65:aa:bb:cc");
    public static final MacAddress OTHER = MacAddress.of("00:04:13:11:22:33");
    public static final Ip4 HOME = Ip4.of("10.66.1.5");
    public static final Ip4 ELSEWHERE = Ip4.of("10.66.9.9");
    static final String REALM = "dialtone";

    public final List<Entry> journal = new ArrayList<>();
    final Map<String, List<Binding>> stored = new HashMap<>();
    /** When what phones change is on the disk. */
    CompletableFuture<Void> commit = CompletableFuture.completedFuture(null);

    Instant now = Instant.parse("2026-11-24T08:00:00Z");
    /** Each process has one of its own. */
    byte[] nonceKey = "a key of sixteen".getBytes();

    long elapsed = 1_000_000_000_000L;
    Bindings bindings;
    Registrar registrar;

    public RegistrarRig() {
        super(Map.of(HOME, PHONE));
        restart();
    }

    /** Restarts as the process does: bindings come from the store, nothing else survives. */
    void restart() {
        InstantSource clock = () -> now;
        bindings = new Bindings(this, clock);
        registrar =
                new Registrar(this, journal::add, bindings, nonceKey, clock, () -> elapsed, new SplittableRandom(7));
        install(LeaseRule.ENFORCE);
    }

    void install(LeaseRule rule) {
        registrar.install(new SipPlanBuilder(extensions()).leaseRule(rule).build());
    }

    public Registrar registrar() {
        return registrar;
    }

    /** Brings the registrar a message; returns what it answers at once. */
    Optional<SipResponse> answer(Parsed parsed, Source source) {
        registrar.receive(parsed, source);
        return registrar.parts().outbox().drain().stream()
                .flatMap(effect -> effect instanceof Effect.Send(SipResponse response, Source _)
                        ? Stream.of(response)
                        : Stream.empty())
                .findFirst();
    }

    public Bindings bindings() {
        return bindings;
    }

    static Map<String, Extension> extensions() {
        return Map.of(
                "1006",
                new Extension("1006", "Secure phone", "tightly", true, Set.of()),
                "1001",
                new Extension("1001", "Reception", "secret", false, Set.of(PHONE)),
                "1002",
                new Extension("1002", "Soft phone", "softly", true, Set.of(PHONE)),
                "1003",
                new Extension("1003", "No phone", "open", false, Set.of()),
                "1004",
                new Extension("1004", "Two phones", "twice", false, Set.of(PHONE, OTHER)));
    }

    /** Lets time pass, on the wall clock and on the monotonic clock. */
    void pass(long seconds) {
        now = now.plusSeconds(seconds);
        elapsed += seconds * 1_000_000_000L;
    }

    /** Returns the journal in short lines, and empties it. */
    List<String> told() {
        List<String> lines = journal.stream()
                .map(entry -> entry.event() + " " + entry.file() + " " + entry.ip() + " "
                        + entry.mac().plain() + (entry.status() == null ? "" : " " + entry.status())
                        + (entry.why() == null ? "" : " " + EntryLines.why(entry))
                        + EntryLines.others(entry))
                .toList();
        journal.clear();
        return lines;
    }

    @Override
    public Optional<MacAddress> neighbour(Ip4 address) {
        return super.neighbour(address).filter(_ -> isNear(address));
    }

    @Override
    public List<Binding> load() {
        return stored.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void store(String user, List<Binding> now) {
        stored.put(user, now);
    }

    @Override
    public CompletionStage<Void> commit(String user, List<Binding> now) {
        store(user, now);
        return commit;
    }
}
