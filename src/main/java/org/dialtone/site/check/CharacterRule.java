package org.dialtone.site.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Phone;

/**
 * Finds numbers and passwords with characters that a vendor's files can't hold: such a phone would register as another,
 * or not at all.
 */
public record CharacterRule(Packs packs) implements Rule {

    @Override
    public void check(Site site, Findings findings) {
        Map<String, Extension> extensions = new HashMap<>();
        site.extensions().stream().filter(Objects::nonNull).forEach(each -> extensions.put(each.number(), each));
        Rule.each(
                site.phones(),
                "phones",
                (phone, path) -> pack(phone)
                        .filter(pack -> !pack.dialect().features().lost().isEmpty())
                        .ifPresent(pack -> phone(site, phone, pack, path, extensions, findings)));
    }

    private Optional<VendorPack> pack(Phone phone) {
        return phone.vendor() != null
                ? packs.get(phone.vendor())
                : packs.identify(phone.mac(), null, null).map(Identity::vendor).flatMap(packs::get);
    }

    private static void phone(
            Site site,
            Phone phone,
            VendorPack pack,
            String path,
            Map<String, Extension> extensions,
            Findings findings) {
        phone.lines().stream().filter(Objects::nonNull).forEach(number -> {
            tell(pack, number, path + ".lines", Flaw.CHARACTER_OF_NUMBER, number, findings);
            tell(
                    pack,
                    Optional.ofNullable(extensions.get(number))
                            .map(Extension::password)
                            .orElse(null),
                    path + ".lines",
                    Flaw.CHARACTER_OF_PASSWORD,
                    number,
                    findings);
        });
        List<FunctionKey> keys = phone.keys() == null ? List.of() : phone.keys();
        Rule.each(
                keys,
                path + ".keys",
                (key, where) ->
                        tell(pack, key.value(), where + ".value", Flaw.CHARACTER_OF_KEY, key.value(), findings));
        String password = phone.layer()
                .settings()
                .getOrDefault(
                        Setting.ADMIN_PASSWORD,
                        site.provisioning().layer().settings().getOrDefault(Setting.ADMIN_PASSWORD, ""));
        if (password.startsWith(Setting.SET)) {
            tell(
                    pack,
                    password,
                    path + ".settings.adminPassword",
                    Flaw.CHARACTER_OF_ADMIN_PASSWORD,
                    phone.mac(),
                    findings);
        }
    }

    private static void tell(VendorPack pack, String text, String path, Flaw flaw, Object whose, Findings findings) {
        String lost = pack.dialect().features().lost();
        Optional.ofNullable(text)
                .flatMap(known -> known.chars()
                        .filter(c -> lost.indexOf(c) >= 0)
                        .mapToObj(Character::toString)
                        .findFirst())
                .ifPresent(c -> findings.warning(path, flaw, pack.name(), c, whose));
    }
}
