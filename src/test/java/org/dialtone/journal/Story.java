package org.dialtone.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Writes entries a second apart, for tests. */
final class Story {

    static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private Instant at = START;

    Story then(Step step) {
        return then(Event.of(step), null);
    }

    Story then(Step step, String file) {
        return then(Event.of(step), file);
    }

    Story then(Event event) {
        return then(event, null);
    }

    Story then(Event event, String file) {
        return then(event, file, null);
    }

    Story then(Event event, String file, Integer status) {
        return then(event, file, status, null);
    }

    Story then(Event event, String file, Integer status, Reason why) {
        entries.add(Entry.of(at, MAC, event, Ip4.of("10.66.1.4"))
                .with(Entry.named(event.step()), file)
                .with(Detail.STATUS, status)
                .with(Detail.WHY, why));
        return after(1);
    }

    Story after(long seconds) {
        at = at.plusSeconds(seconds);
        return this;
    }

    /** Adds the entries from power-on to configuration. */
    Story boots() {
        return then(Step.DISCOVER)
                .then(Step.OFFER)
                .then(Step.REQUEST)
                .then(Step.ACK)
                .then(Step.CONFIG, "001565000001.cfg");
    }

    List<Entry> entries() {
        return entries;
    }

    Instant now() {
        return at;
    }

    /** The journey of a phone that the site lists without lines. */
    Journey listed() {
        return Journey.of(MAC, entries, Set.of(), true, at);
    }

    Journey journey(String... lines) {
        return Journey.of(MAC, entries, Set.of(lines), lines.length > 0, at);
    }
}
