package org.dialtone.sip;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the registered contacts answered last. Read from any thread; written by the SIP thread alone. */
public final class ReachabilityTable {

    /** A phone that has booted registers with another Call-ID, and is asked anew. */
    private record Key(String user, String contact, String callId) {

        static Key of(Binding binding) {
            return new Key(binding.user(), binding.contact(), binding.callId());
        }
    }

    private final Map<Key, Reachability> known = new ConcurrentHashMap<>();

    /** Empty where it wasn't asked yet. */
    public Optional<Reachability> of(Binding binding) {
        return Optional.ofNullable(known.get(Key.of(binding)));
    }

    /** Notes an answer, or with null in milliseconds that none came; gives what was known before. */
    Optional<Reachability> note(Binding binding, Long ms, Instant now) {
        Reachability before = known.get(Key.of(binding));
        Instant since = before != null && before.answers() == (ms != null) ? before.since() : now;
        known.put(Key.of(binding), new Reachability(ms != null, since, ms));
        return Optional.ofNullable(before);
    }

    /** Forgets all others. */
    void keep(Collection<Binding> live) {
        known.keySet().retainAll(live.stream().map(Key::of).collect(Collectors.toSet()));
    }
}
