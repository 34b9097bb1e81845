package org.dialtone.web.console;

import org.dialtone.journal.EventWords;
import org.dialtone.journal.PhoneFinding;

/** A finding about a phone in words. */
public record TroubleText(String rule, String says, String remedy) {

    static TroubleText of(PhoneFinding finding) {
        EventWords words = EventWords.english();
        return new TroubleText(finding.rule(), words.says(finding), words.remedy(finding));
    }
}
