package org.dialtone.site.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.RegistrarMode;

/** Rules for numbers that ring several extensions. */
public final class NumberRules {

    public static final List<Rule> ALL =
            List.of(NumberRules::once, NumberRules::apart, NumberRules::ringSomebody, NumberRules::served);

    private static final String NUMBERS = "numbers";
    /** The most extensions of a number. All of them ring at once, so more would be a broadcast. */
    private static final int MOST_RUNG = 50;

    private NumberRules() {}

    static void once(Site site, Findings findings) {
        Rule.unique(site.numbers(), NUMBERS, "number", Number::number, findings);
    }

    static void apart(Site site, Findings findings) {
        Set<String> extensions = extensions(site);
        Rule.each(site.numbers(), NUMBERS, (number, path) -> {
            if (extensions.contains(number.number())) {
                findings.fault(path + ".number", Flaw.NUMBER_IS_EXTENSION, number.number());
            }
        });
        Rule.each(site.extensions(), "extensions", (extension, path) -> {
            if (extension.number() != null && SipPlan.EMERGENCY.contains(extension.number())) {
                findings.warning(path + ".number", Flaw.EXTENSION_IS_EMERGENCY, extension.number());
            }
        });
    }

    static void ringSomebody(Site site, Findings findings) {
        Set<String> extensions = extensions(site);
        Rule.each(site.numbers(), NUMBERS, (number, path) -> {
            if (number.ring().isEmpty() || number.ring().size() > MOST_RUNG) {
                findings.fault(path, Flaw.NUMBER_RINGS_BOUNDS, MOST_RUNG);
            }
            Set<String> seen = new HashSet<>();
            Rule.each(number.ring(), path + ".ring", (extension, where) -> {
                if (!extensions.contains(extension)) {
                    findings.fault(where, Flaw.EXTENSION_UNKNOWN, extension);
                } else if (!seen.add(extension)) {
                    findings.fault(where, Flaw.NUMBER_RINGS_TWICE, extension);
                }
            });
        });
    }

    static void served(Site site, Findings findings) {
        if (!site.numbers().isEmpty()
                && site.registrar() != null
                && site.registrar().mode() == RegistrarMode.EXTERNAL) {
            findings.warning(NUMBERS, Flaw.NUMBERS_WITHOUT_EFFECT);
        }
    }

    private static Set<String> extensions(Site site) {
        return site.extensions().stream()
                .filter(Objects::nonNull)
                .map(Extension::number)
                .collect(Collectors.toSet());
    }
}
