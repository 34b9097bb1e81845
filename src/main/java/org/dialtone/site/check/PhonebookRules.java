package org.dialtone.site.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;

/** Rules for the phone book. */
public final class PhonebookRules {

    public static final List<Rule> ALL = List.of(PhonebookRules::dialled, PhonebookRules::bounded);

    private static final String PHONEBOOK = "phonebook";
    /** The most numbers of an entry: phones name work, home, mobile. */
    private static final int MOST_NUMBERS = 3;
    /** The most entries: a phone fetches the whole book, and few phones hold more. */
    private static final int MOST = 10_000;

    private PhonebookRules() {}

    static void dialled(Site site, Findings findings) {
        Rule.each(site.phonebook(), PHONEBOOK, (entry, path) -> {
            if (entry.numbers().isEmpty() || entry.numbers().size() > MOST_NUMBERS) {
                findings.fault(path, Flaw.ENTRY_NUMBERS_BOUNDS, MOST_NUMBERS);
            }
            Set<String> seen = new HashSet<>();
            Rule.each(entry.numbers(), path + ".numbers", (number, where) -> {
                if (!seen.add(number)) {
                    findings.fault(where, Flaw.ENTRY_NUMBER_TWICE, number);
                }
            });
        });
    }

    static void bounded(Site site, Findings findings) {
        long listed = site.extensions().stream()
                .filter(Objects::nonNull)
                .filter(Extension::listed)
                .count();
        long all = listed
                + site.phonebook().stream()
                        .filter(Objects::nonNull)
                        .mapToLong(entry -> entry.numbers().size())
                        .sum();
        if (all > MOST) {
            findings.fault(PHONEBOOK, Flaw.PHONEBOOK_TOO_LONG, all, listed, MOST);
        }
    }
}
