package org.dialtone.site;

import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.dialtone.site.file.SiteDocument;
import org.dialtone.site.file.SiteDocument.Extension;
import org.dialtone.site.file.SiteDocument.Provisioning;

/** Fills in the secrets that a site file leaves out: each keeps its value, and is made only where there is none. */
final class Secrets {

    /** What URLs take as it is. */
    private static final String TOKEN_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Without letters and digits that look alike: passwords are typed into phones by hand too. */
    private static final String PASSWORD_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    SiteDocument complete(SiteDocument site, SiteDocument before) {
        Map<String, Extension> known = before.extensions().stream().collect(Collectors.toMap(Extension::number, Function.identity()));
        String token = site.provisioning().token() != null ? site.provisioning().token() : before.provisioning().token();
        return new SiteDocument(site.site(), site.dhcp(),
                new Provisioning(token != null ? token : make(TOKEN_ALPHABET), site.provisioning().leaseRule(), site.provisioning().unknownPhones()),
                site.registrar(), site.extensions().stream().map(each -> complete(each, known.get(each.number()))).toList(), site.phones(),
                site.numbers(), site.phonebook());
    }

    private Extension complete(Extension extension, Extension before) {
        if (extension.password() != null) {
            return extension;
        }
        String password = before != null ? before.password() : make(PASSWORD_ALPHABET);
        return new Extension(extension.number(), extension.name(), password, extension.anywhere(), extension.listed());
    }

    private String make(String alphabet) {
        return random.ints(LENGTH, 0, alphabet.length()).mapToObj(i -> String.valueOf(alphabet.charAt(i))).collect(Collectors.joining());
    }
}
