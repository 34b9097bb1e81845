package org.dialtone.site.compile;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;

/** The phone book: extensions that are listed, and the site's own entries. */
final class Phonebook {

    /**
     * The order by name, without regard to case and accents, as people look a name up; the other parts make the order
     * the same each time.
     */
    private static final Comparator<LookedUp> AS_LOOKED_UP = Comparator.comparing(
                    LookedUp::plain, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(each -> each.contact().name())
            .thenComparing(each -> String.join(" ", each.contact().numbers()))
            .thenComparing(each -> String.valueOf(each.contact().group()));

    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private Phonebook() {}

    static List<Contact> of(Site site) {
        Stream<Contact> own =
                site.phonebook().stream().map(entry -> new Contact(entry.name(), entry.numbers(), entry.group()));
        return sorted(Stream.concat(people(site), own));
    }

    /** The extensions in it, in its order. */
    static List<Contact> ofExtensions(Site site) {
        return sorted(people(site));
    }

    private static Stream<Contact> people(Site site) {
        return site.extensions().stream()
                .filter(Extension::listed)
                .map(extension -> new Contact(extension.name(), List.of(extension.number()), null));
    }

    private static List<Contact> sorted(Stream<Contact> contacts) {
        return contacts.map(contact -> new LookedUp(plain(contact.name()), contact))
                .sorted(AS_LOOKED_UP)
                .map(LookedUp::contact)
                .toList();
    }

    /** The plain name is made once for each contact, not for each comparison. */
    private record LookedUp(String plain, Contact contact) {}

    private static String plain(String name) {
        return Normalizer.isNormalized(name, Normalizer.Form.NFD)
                ? MARKS.matcher(name).replaceAll("")
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    }
}
