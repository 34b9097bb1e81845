package org.dialtone.site;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.phone.Packs;
import org.dialtone.site.file.Findings;
import org.dialtone.site.file.Reading;
import org.dialtone.site.file.SiteDocument;
import org.dialtone.site.file.SiteReader;

/** Reads a site file and checks all that can be known without the box: pure, and so the same for {@code check} and {@code apply}. */
public final class SiteCheck {

    private final List<Rule> rules = new ArrayList<>();

    public SiteCheck(Packs packs) {
        rules.addAll(ScopeRules.ALL);
        rules.addAll(ClientRules.ALL);
        rules.addAll(new PhoneRules(packs).all());
        rules.addAll(NumberRules.ALL);
    }

    /** All faults and warnings of this text. */
    public Review check(String yaml) {
        return examine(yaml).review();
    }

    Examined examine(String yaml) {
        Reading reading = SiteReader.read(yaml);
        Findings findings = reading.findings();
        if (reading.document() != null) {
            findings.upToTheLimit(() -> apply(reading.document(), findings));
        }
        return new Examined(reading.document(), new Review(findings.inOrder(), Changes.NONE));
    }

    private SiteDocument apply(SiteDocument document, Findings findings) {
        rules.forEach(rule -> rule.check(document, findings));
        return document;
    }

    /** @param document whole and sound where the review is ok */
    record Examined(SiteDocument document, Review review) {
    }
}
