package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;

/**
 * Who has seen what hinders which phone: a note holds as long as the same findings last, over restarts too. Safe to use
 * from any thread.
 */
public final class FindingNotes {

    /** A finding is over when no look has found it for this time: a phone that boots once more may bring it back. */
    static final Duration GONE = Duration.ofMinutes(10);
    /** The most notes; one more pushes the oldest out. */
    static final int MOST = 2_000;

    private record Key(MacAddress phone, Event event) {}

    private final FindingNoteStore store;
    private final InstantSource clock;
    private final Instant opened;
    /** The oldest first. */
    private final Map<MacAddress, FindingNote> notes = new LinkedHashMap<>();
    /** When a look found a finding of a note last. */
    private final Map<Key, Instant> found = new HashMap<>();

    private long changes;

    public FindingNotes(FindingNoteStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        opened = clock.instant();
        store.load().forEach(note -> notes.put(note.phone(), note));
    }

    /** The note that covers all these findings of a phone; empty where something in them is new. */
    public synchronized Optional<FindingNote> of(MacAddress phone, Collection<PhoneFinding> findings) {
        return Optional.ofNullable(notes.get(phone))
                .filter(note -> note.events().containsAll(events(findings)));
    }

    /** Notes who has seen these findings; who saw all of them before stays the one. */
    synchronized FindingNote note(MacAddress phone, Collection<PhoneFinding> findings, String by) {
        return of(phone, findings).orElseGet(() -> {
            FindingNote note = new FindingNote(phone, events(findings), by, clock.instant());
            note.events().forEach(event -> found.put(new Key(phone, event), note.at()));
            forget(phone);
            if (notes.size() >= MOST) {
                forget(notes.keySet().iterator().next());
            }
            put(note);
            return note;
        });
    }

    /** Takes the note about a phone back. @return whether there was one */
    synchronized boolean forget(MacAddress phone) {
        boolean known = notes.remove(phone) != null;
        if (known) {
            store.forget(phone);
            changes++;
        }
        return known;
    }

    /** The phones that notes are about. */
    synchronized Set<MacAddress> phones() {
        return Set.copyOf(notes.keySet());
    }

    /** Ends the notes of findings that are over. @param present what hinders the phones that notes are about */
    synchronized void look(Map<MacAddress, List<PhoneFinding>> present) {
        Instant now = clock.instant();
        present.forEach((phone, findings) -> events(findings).forEach(event -> found.put(new Key(phone, event), now)));
        List.copyOf(notes.values()).forEach(note -> narrow(note, now));
        found.keySet()
                .removeIf(key -> !notes.containsKey(key.phone())
                        || !notes.get(key.phone()).events().contains(key.event()));
    }

    private void narrow(FindingNote note, Instant now) {
        List<Event> over = note.events().stream()
                .filter(event -> found.getOrDefault(new Key(note.phone(), event), opened)
                        .plus(GONE)
                        .isBefore(now))
                .toList();
        if (over.size() == note.events().size()) {
            forget(note.phone());
        } else if (!over.isEmpty()) {
            put(note.without(over));
        }
    }

    private void put(FindingNote note) {
        notes.put(note.phone(), note);
        store.remember(note);
        changes++;
    }

    /** A count that grows with each change. */
    synchronized long changes() {
        return changes;
    }

    private static Set<Event> events(Collection<PhoneFinding> findings) {
        return findings.stream().map(PhoneFinding::event).collect(Collectors.toSet());
    }
}
