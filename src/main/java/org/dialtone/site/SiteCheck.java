package org.dialtone.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.phone.Packs;
import org.dialtone.site.check.AddressRules;
import org.dialtone.site.check.AdoptRules;
import org.dialtone.site.check.AwayRules;
import org.dialtone.site.check.BesideRules;
import org.dialtone.site.check.CharacterRule;
import org.dialtone.site.check.ClientRules;
import org.dialtone.site.check.FirmwareRules;
import org.dialtone.site.check.NumberRules;
import org.dialtone.site.check.PhoneRules;
import org.dialtone.site.check.PhonebookRules;
import org.dialtone.site.check.Rule;
import org.dialtone.site.check.ScopeRules;
import org.dialtone.site.check.SettingRules;
import org.dialtone.site.check.SurroundingRules;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.check.SyslogRule;
import org.dialtone.site.check.WordRules;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.site.file.DeltaText;
import org.dialtone.site.file.Findings;
import org.dialtone.site.file.Reading;
import org.dialtone.site.file.SiteDelta;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Site;

/**
 * Reads a site file and checks all that can be known without the box. The check is pure, and so the same for
 * {@code check} and {@code apply}.
 */
public final class SiteCheck {

    private final List<Rule> rules = new ArrayList<>();

    /** A check without a look at the machine, which may not be the box. */
    public SiteCheck(Packs packs) {
        this(packs, Surroundings.UNKNOWN);
    }

    /** A check that asks the machine, where it is the box. */
    public SiteCheck(Packs packs, Surroundings here) {
        rules.addAll(ScopeRules.ALL);
        rules.addAll(ClientRules.ALL);
        rules.addAll(new PhoneRules(packs).all());
        rules.addAll(AddressRules.ALL);
        rules.addAll(new SurroundingRules(here).all());
        rules.addAll(new AwayRules(here).all());
        rules.addAll(NumberRules.ALL);
        rules.addAll(new AdoptRules(packs).all());
        rules.addAll(new SettingRules(packs).all());
        rules.addAll(new WordRules(packs).all());
        rules.add(new CharacterRule(packs));
        rules.addAll(PhonebookRules.ALL);
        rules.addAll(new FirmwareRules(packs, here).all());
    }

    /** A check with the ports of the box that is to serve the site. */
    public SiteCheck(Packs packs, Surroundings here, Endpoints endpoints) {
        this(packs, here);
        rules.add(WordRules.transportServed(endpoints));
        rules.add(new SyslogRule(endpoints.syslogPort()));
        rules.add(new BesideRules(endpoints.beside())::check);
    }

    /** All faults and warnings of this text. */
    public Review check(String yaml) {
        return examine(yaml).review();
    }

    /**
     * The plans of a text without faults. A token that the text leaves out is made only when the text is applied; here
     * a word replaces it.
     */
    public Optional<Plans> plans(String yaml, Endpoints endpoints) {
        Examined examined = examine(yaml);
        return examined.review().ok()
                ? Optional.of(SiteCompiler.compile(withToken(examined.document()), endpoints, PhonePasswords.UNKNOWN))
                : Optional.empty();
    }

    private static Site withToken(Site site) {
        Site.Provisioning provisioning = site.provisioning();
        return provisioning.token() != null ? site : site.with(provisioning.with("TOKEN"));
    }

    public Examined examine(String yaml) {
        Reading reading = SiteReader.read(yaml);
        Findings findings = reading.findings();
        if (reading.document() != null) {
            findings.upToTheLimit(() -> apply(reading.document(), findings));
        }
        return new Examined(reading.document(), new Review(findings.inOrder(), Changes.NONE));
    }

    /**
     * Checks a change of a site that no file holds. Only what differs is checked value by value; the document of the
     * result keeps the very records of everything else.
     */
    public Examined examine(Site before, Site wanted) {
        Findings findings = Findings.withoutLines();
        Site next = findings.upToTheLimit(() -> {
            SiteDelta read = DeltaText.reread(SiteDelta.between(before, wanted), findings);
            return findings.hasFault() ? wanted : apply(read.apply(before), findings);
        });
        return new Examined(next, new Review(findings.inOrder(), Changes.NONE));
    }

    private Site apply(Site document, Findings findings) {
        rules.forEach(rule -> rule.check(document, findings));
        return document;
    }

    /** @param document complete and without faults where the review is ok */
    public record Examined(Site document, Review review) {}
}
