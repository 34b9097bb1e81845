package org.dialtone.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;

/** Settles a site whose phones have registered with new passwords. */
final class PasswordsTaken {

    private PasswordsTaken() {}

    /** @param done the extensions, each with the password that all its phones have registered with */
    static Site with(Site site, Collection<SipPlan.Extension> done) {
        Map<String, SipPlan.Extension> byNumber = done.stream()
                .collect(Collectors.toMap(SipPlan.Extension::user, Function.identity(), (_, later) -> later));
        List<Extension> extensions = site.extensions().stream()
                .map(each -> byNumber.containsKey(each.number())
                        ? settled(each, byNumber.get(each.number()).password())
                        : each)
                .toList();
        return site.with(extensions);
    }

    /** The old passwords that such a settlement changes, by their owners; null: there is none any more. */
    static Map<String, String> changed(Site before, Site settled) {
        Set<Extension> known = Set.copyOf(before.extensions());
        Map<String, String> changed = new TreeMap<>();
        settled.extensions().stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> changed.put(SiteSecrets.oldPassword(each.number()), each.oldPassword()));
        return changed;
    }

    /** Keeps the proven password as the old one where the password was changed once more meanwhile. */
    private static Extension settled(Extension extension, String proven) {
        return new Extension(
                extension.number(),
                extension.name(),
                extension.password(),
                proven.equals(extension.password()) ? null : proven,
                extension.anywhere(),
                extension.listed());
    }
}
