package org.dialtone.web.console.phones;

import org.dialtone.journal.PhoneFinding;
import org.dialtone.web.console.forms.Words;

/** A finding about a phone in words. */
public record TroubleText(String rule, String says, String remedy) {

    public static TroubleText of(PhoneFinding finding, Words words) {
        return new TroubleText(
                finding.rule(), words.events().says(finding), words.events().remedy(finding));
    }
}
