package org.dialtone.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;

/**
 * Fills in the secrets that a site file leaves out: a secret keeps its value, that of a removed object too, and is made
 * only where there never was one.
 */
public final class Secrets {

    /** Characters that need no escape in a URL. */
    private static final String TOKEN_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Letters and digits without those that look alike, because people type passwords into phones by hand too. */
    private static final String PASSWORD_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

    private final RandomGenerator random;
    private final Function<Collection<String>, Map<String, String>> past;

    /** @param past gives the last secrets of these owners of {@link SiteSecrets}, where the history has one */
    public Secrets(RandomGenerator random, Function<Collection<String>, Map<String, String>> past) {
        this.random = random;
        this.past = past;
    }

    /** @param before the present site; records that are in both stay as they are */
    public Site complete(Site site, Site before) {
        Map<String, String> known = SiteSecrets.of(before);
        Map<String, String> given = SiteSecrets.of(site);
        Set<String> missing = SiteSecrets.owners(site).stream()
                .filter(owner -> !given.containsKey(owner) && !known.containsKey(owner))
                .collect(Collectors.toSet());
        Map<String, String> all = missing.isEmpty() ? new HashMap<>() : new HashMap<>(past.apply(withOld(missing)));
        missing.stream()
                .filter(owner -> !all.containsKey(owner))
                .forEach(owner -> all.put(owner, owner.equals(SiteSecrets.TOKEN) ? token() : password()));
        all.putAll(known);
        all.putAll(given);
        for (Extension each : site.extensions()) {
            keepOld(each.number(), known.get(SiteSecrets.password(each.number())), known, all);
        }
        return SiteSecrets.with(site, all);
    }

    /** An extension that comes back may have phones that still have its old password. */
    private static Set<String> withOld(Set<String> missing) {
        return missing.stream()
                .flatMap(owner -> Stream.concat(Stream.of(owner), SiteSecrets.oldBeside(owner).stream()))
                .collect(Collectors.toSet());
    }

    /**
     * Keeps the password that phones have until they fetch their files. Where the password changes twice meanwhile, that
     * is the first one.
     */
    private static void keepOld(String number, String before, Map<String, String> known, Map<String, String> all) {
        String owner = SiteSecrets.oldPassword(number);
        String password = all.get(SiteSecrets.password(number));
        String old = known.get(owner);
        if (before != null && !password.equals(before)) {
            all.put(owner, old == null || old.equals(password) ? before : old);
        } else if (before != null) {
            set(all, owner, old);
        }
    }

    private static void set(Map<String, String> all, String owner, String secret) {
        if (secret == null) {
            all.remove(owner);
        } else {
            all.put(owner, secret);
        }
    }

    /** A token for another folder. */
    String token() {
        return make(TOKEN_ALPHABET);
    }

    /** A password for an extension. */
    String password() {
        return make(PASSWORD_ALPHABET);
    }

    private String make(String alphabet) {
        return random.ints(LENGTH, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }
}
