package org.dialtone.site.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.file.Findings;
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
                findings.fault(
                        path + ".number",
                        number.number() + " is an extension too",
                        "choose another number, or remove the extension");
            }
        });
        Rule.each(site.extensions(), "extensions", (extension, path) -> {
            if (extension.number() != null && SipPlan.EMERGENCY.contains(extension.number())) {
                findings.warning(
                        path + ".number",
                        extension.number() + " is an emergency number: whoever dials it rings this extension alone",
                        "give the extension another number, and let " + extension.number()
                                + " ring a list under numbers");
            }
        });
    }

    static void ringSomebody(Site site, Findings findings) {
        Set<String> extensions = extensions(site);
        Rule.each(site.numbers(), NUMBERS, (number, path) -> {
            if (number.ring().isEmpty() || number.ring().size() > MOST_RUNG) {
                findings.fault(
                        path,
                        "a number rings 1 to " + MOST_RUNG + " extensions",
                        "write them as ring: [\"1001\", \"1002\"]");
            }
            Set<String> seen = new HashSet<>();
            Rule.each(number.ring(), path + ".ring", (extension, where) -> {
                if (!extensions.contains(extension)) {
                    findings.fault(
                            where,
                            "no extension has the number " + extension,
                            "add it under extensions, or correct the number");
                } else if (!seen.add(extension)) {
                    findings.fault(where, "the number rings " + extension + " twice", "keep one of them");
                }
            });
        });
    }

    static void served(Site site, Findings findings) {
        if (!site.numbers().isEmpty()
                && site.registrar() != null
                && site.registrar().mode() == RegistrarMode.EXTERNAL) {
            findings.warning(NUMBERS, "numbers have no effect with registrar mode: external", "set them in the PBX");
        }
    }

    private static Set<String> extensions(Site site) {
        return site.extensions().stream()
                .filter(Objects::nonNull)
                .map(Extension::number)
                .collect(Collectors.toSet());
    }
}
