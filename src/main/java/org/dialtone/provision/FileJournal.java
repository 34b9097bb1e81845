package org.dialtone.provision;

import java.time.Instant;
import java.time.InstantSource;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;

/**
 * Writes a decision into the journals of the phones that it concerns: the asking one, and the one whose file the
 * request is about.
 */
final class FileJournal {

    private final Journal journal;
    private final InstantSource clock;

    FileJournal(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void tell(RequestContext asking, FileDecision verdict, Instant began) {
        // A file with secrets is reported each time, whichever part of it went out.
        if (asking.request().further() && verdict.answer() instanceof Answer.Firmware) {
            return;
        }
        MacAddress holder = asking.holder();
        MacAddress claimed = verdict.claimed();
        if (holder != null) {
            record(asking, verdict, began, holder, verdict.event());
        }
        if (claimed != null && !claimed.equals(holder) && (holder == null || verdict.isRemarkable())) {
            boolean foreign = holder != null && !asking.isOne(holder, claimed);
            record(asking, verdict, began, claimed, foreign ? claimedByAnother(verdict) : verdict.event());
        }
    }

    private static Event claimedByAnother(FileDecision verdict) {
        if (verdict.doubt() == null) {
            return verdict.event() == Event.FILE_SERVED_DESPITE ? Event.FILE_CLAIMED_BY_ANOTHER_WHOLE : verdict.event();
        }
        return verdict.answer() instanceof Answer.Document
                ? Event.FILE_CLAIMED_BY_ANOTHER_BARE
                : Event.FILE_CLAIMED_BY_ANOTHER;
    }

    private void record(RequestContext asking, FileDecision verdict, Instant began, MacAddress mac, Event event) {
        long took = Math.max(0, clock.millis() - began.toEpochMilli());
        journal.record(Entry.of(began, mac, event, asking.request().remote())
                .file(asking.file(), verdict.answer().status())
                .took(took)
                .with(verdict.details()));
    }
}
