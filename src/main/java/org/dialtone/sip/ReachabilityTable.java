package org.dialtone.sip;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The latest answers of the registered contacts. Any thread may read; the SIP thread alone writes. */
public final class ReachabilityTable {

    /** The identity of a contact: a phone that has booted registers with another Call-ID, and is asked anew. */
    private record Key(String user, String contact, String callId) {

        static Key of(Binding binding) {
            return new Key(binding.user(), binding.contact(), binding.callId());
        }
    }

    private final Map<Key, Reachability> known = new ConcurrentHashMap<>();
    private Consumer<String> watcher = _ -> {};

    /** Names who is told of each user whose contact begins to answer or to be silent, on the SIP thread. */
    void watch(Consumer<String> told) {
        watcher = told;
    }

    /** Whether the contact answers, as far as is known. */
    boolean isThere(Binding binding) {
        return of(binding).map(Reachability::answers).orElse(true);
    }

    /** The contact's reachability; empty where the box hasn't asked yet. */
    public Optional<Reachability> of(Binding binding) {
        return Optional.ofNullable(known.get(Key.of(binding)));
    }

    /** Notes an answer, or silence with null milliseconds; returns the former state. */
    Optional<Reachability> note(Binding binding, Long ms, Instant now) {
        Reachability before = known.get(Key.of(binding));
        Instant since = before != null && before.answers() == (ms != null) ? before.since() : now;
        known.put(Key.of(binding), new Reachability(ms != null, since, ms));
        if (since.equals(now)) {
            watcher.accept(binding.user());
        }
        return Optional.ofNullable(before);
    }

    /** Forgets all contacts but these. */
    void keep(Collection<Binding> live) {
        known.keySet().retainAll(live.stream().map(Key::of).collect(Collectors.toSet()));
    }
}
