package org.dialtone.provision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;

/**
 * Writes a decision into the journals of the phones that it concerns: the asking one, and the one whose file the
 * request is about.
 */
final class FileJournal {

    private final Journal journal;
    private final InstantSource clock;
    private final LongAdder strangers = new LongAdder();

    FileJournal(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** The number of requests that belong to no journal. */
    long unattributed() {
        return strangers.sum();
    }

    void tell(RequestContext asking, FileDecision verdict, Instant began) {
        // A file with secrets is reported each time, whichever part of it went out.
        if (asking.request().further() && verdict.answer() instanceof Answer.Firmware) {
            return;
        }
        MacAddress holder = asking.holder();
        MacAddress claimed = verdict.claimed();
        if (holder != null) {
            record(asking, verdict, began, holder, step(verdict.answer()), verdict.reason());
        }
        if (claimed != null && !claimed.equals(holder) && (holder == null || verdict.isRemarkable())) {
            boolean foreign = holder != null && verdict.cause() != null && !asking.isOne(holder, claimed);
            record(
                    asking,
                    verdict,
                    began,
                    claimed,
                    foreign ? Step.REFUSED : step(verdict.answer()),
                    foreign ? askedFor(verdict) : verdict.reason());
        }
        if (holder == null && claimed == null) {
            strangers.increment();
        }
    }

    private static String askedFor(FileDecision verdict) {
        return Cause.ASKED_FOR.because(verdict.note()
                + (verdict.answer() instanceof Answer.Document ? "; it got a file without an account" : ""));
    }

    private void record(
            RequestContext asking, FileDecision verdict, Instant began, MacAddress mac, Step step, String reason) {
        long took = Math.max(0, clock.millis() - began.toEpochMilli());
        journal.record(Entry.of(began, mac, step, asking.request().remote())
                .file(asking.file(), verdict.answer().status())
                .took(took)
                .because(reason));
    }

    private static Step step(Answer answer) {
        return switch (answer) {
            case Answer.Document _, Answer.Unchanged _ -> Step.CONFIG;
            case Answer.Firmware _ -> Step.FIRMWARE;
            case Answer.Refused _, Answer.Unmet _ -> Step.REFUSED;
            case Answer.Missing _, Answer.Broken _ -> Step.MISSING;
        };
    }
}
