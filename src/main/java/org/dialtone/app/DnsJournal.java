package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;

/**
 * Tells the journal which names phones look up: a name once in ten minutes and at most twenty names in that time, so
 * that a phone that asks for its maker's cloud for ever keeps the rest of its story. A question from an address that
 * nobody holds is left out. For one thread.
 */
public final class DnsJournal {

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int NAMES = 20;
    private static final int PHONES = 10_000;
    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 3;

    private final AddressHolders presence;
    private final Journal journal;
    private final InstantSource clock;
    /** The time when each name was told, for each phone; the phone that asked first is forgotten first. */
    private final Map<MacAddress, Map<String, Instant>> told = BoundedMap.byInsertion(PHONES);

    public DnsJournal(AddressHolders presence, Journal journal, InstantSource clock) {
        this.presence = presence;
        this.journal = journal;
        this.clock = clock;
    }

    public void hear(DnsAnswer asked) {
        presence.holder(asked.asker())
                .filter(mac -> isNews(mac, asked))
                .ifPresent(mac -> journal.record(entry(mac, asked)));
    }

    private Entry entry(MacAddress mac, DnsAnswer asked) {
        boolean found = Ip4.parse(asked.answer()).isPresent();
        return Entry.of(clock.instant(), mac, found ? Event.DNS_LOOKUP : Event.DNS_LOOKUP_NO_ADDRESS, asked.asker())
                .file(asked.name(), found ? NO_ERROR : NO_SUCH_NAME)
                .with(Detail.ANSWER, asked.answer());
    }

    private boolean isNews(MacAddress mac, DnsAnswer asked) {
        Instant now = clock.instant();
        Map<String, Instant> names = told.computeIfAbsent(mac, _ -> new LinkedHashMap<>());
        // A clock that was set back frees all.
        names.values().removeIf(then -> Duration.between(then, now).compareTo(AGAIN) >= 0 || then.isAfter(now));
        String key = asked.name() + " " + asked.answer();
        return names.size() < NAMES && names.putIfAbsent(key, now) == null;
    }
}
