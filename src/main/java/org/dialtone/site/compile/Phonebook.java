package org.dialtone.site.compile;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.site.model.SiteDocument;
import org.dialtone.site.model.SiteDocument.Extension;

/** The phone book: extensions that are listed, and the site's own entries. */
final class Phonebook {

    /**
     * The order by name, without regard to case and accents, as people look a name up; the other parts make the order
     * the same each time.
     */
    private static final Comparator<Contact> AS_LOOKED_UP = Comparator.comparing(
                    (Contact contact) -> plain(contact.name()), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Contact::name)
            .thenComparing(contact -> String.join(" ", contact.numbers()))
            .thenComparing(contact -> String.valueOf(contact.group()));

    private Phonebook() {}

    static List<Contact> of(SiteDocument site) {
        Stream<Contact> extensions = site.extensions().stream()
                .filter(Extension::listed)
                .map(extension -> new Contact(extension.name(), List.of(extension.number()), null));
        Stream<Contact> own =
                site.phonebook().stream().map(entry -> new Contact(entry.name(), entry.numbers(), entry.group()));
        return Stream.concat(extensions, own).sorted(AS_LOOKED_UP).toList();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
