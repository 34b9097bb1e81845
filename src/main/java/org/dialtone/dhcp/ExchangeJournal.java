package org.dialtone.dhcp;

import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;

/** Notes what comes of clients' messages, in the journal and in the counts. */
final class ExchangeJournal {

    private final Journal journal;
    private final EngineCounters counters;

    ExchangeJournal(Journal journal, EngineCounters counters) {
        this.journal = journal;
        this.counters = counters;
    }

    EngineCounters counters() {
        return counters;
    }

    /** Drops the message of a known client, and tells it. @param address the one in question, or null */
    Outcome refuse(Exchange query, Event event, Ip4 address, Dropped dropped, Grounds grounds) {
        tell(query, event, address, grounds);
        return drop(dropped, grounds);
    }

    Outcome drop(Dropped dropped, Grounds grounds) {
        counters.dropped(dropped);
        return new Outcome.Silence(grounds);
    }

    void tell(Exchange query, Event event, Ip4 address) {
        record(query, entry(query, event, address));
    }

    void tell(Exchange query, Event event, Ip4 address, Grounds grounds) {
        record(query, entry(query, event, address).because(grounds));
    }

    void record(Exchange query, Entry entry) {
        if (!query.quiet()) {
            journal.record(entry);
        }
    }

    static Entry entry(Exchange query, Event event, Ip4 address) {
        return Entry.of(query.now(), query.client().mac(), event, address);
    }
}
