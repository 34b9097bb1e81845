package org.dialtone.dhcp;

import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
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
    Outcome refuse(Exchange query, Step step, Ip4 address, Dropped dropped, String reason) {
        tell(query, step, address, reason);
        return drop(dropped, reason);
    }

    Outcome drop(Dropped dropped, String reason) {
        counters.dropped(dropped);
        return new Outcome.Silence(reason);
    }

    void tell(Exchange query, Step step, Ip4 address, String reason) {
        journal.record(entry(query, step, address, reason));
    }

    static Entry entry(Exchange query, Step step, Ip4 address, String reason) {
        return Entry.of(query.now(), query.client().mac(), step, address).because(reason);
    }
}
