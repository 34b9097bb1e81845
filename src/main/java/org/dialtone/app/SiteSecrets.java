package org.dialtone.app;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/** The secrets of a site by their owners, and a site without them. An owner is a text such as {@code password of extension 1001}. */
public final class SiteSecrets {

    public static final String TOKEN = "token";

    private static final String PASSWORD = "password of ";
    private static final String OLD_PASSWORD = "old password of ";
    private static final String ADMIN_PASSWORD = "admin password of ";
    private static final String ALL_PHONES = ADMIN_PASSWORD + "all phones";

    private SiteSecrets() {}

    /** The owner of an extension's password. */
    public static String password(String number) {
        return PASSWORD + Group.EXTENSIONS.word() + " " + number;
    }

    /** The owner of the password that an extension had before. */
    static String oldPassword(String number) {
        return OLD_PASSWORD + Group.EXTENSIONS.word() + " " + number;
    }

    /** The owner of the password beside which an old one is kept; empty where this owner's isn't an old one. */
    public static Optional<String> besideOld(String owner) {
        return owner.startsWith(OLD_PASSWORD)
                ? Optional.of(PASSWORD + owner.substring(OLD_PASSWORD.length()))
                : Optional.empty();
    }

    /** The owner of the old password beside this owner's password; empty where this owner is no extension. */
    static Optional<String> oldBeside(String owner) {
        return owner.startsWith(PASSWORD)
                ? Optional.of(OLD_PASSWORD + owner.substring(PASSWORD.length()))
                : Optional.empty();
    }

    /** All owners that must have a secret. */
    static Set<String> owners(Site site) {
        Set<String> owners = new LinkedHashSet<>(Set.of(TOKEN));
        if (isSet(site.provisioning().layer())) {
            owners.add(ALL_PHONES);
        }
        site.extensions().forEach(each -> owners.add(password(each.number())));
        SiteObjects.of(site, Group.MODELS).forEach((name, each) -> {
            if (isSet(((Model) each).layer())) {
                owners.add(ADMIN_PASSWORD + name);
            }
        });
        site.phones().stream()
                .filter(each -> isSet(each.layer()))
                .map(SiteSecrets::ofPhone)
                .forEach(owners::add);
        return owners;
    }

    /** All secrets that are set. */
    public static Map<String, String> of(Site site) {
        Map<String, String> secrets =
                LinkedHashMap.newLinkedHashMap(site.extensions().size() + 1);
        put(secrets, TOKEN, site.provisioning().token());
        put(secrets, ALL_PHONES, admin(site.provisioning().layer()));
        for (Extension each : site.extensions()) {
            put(secrets, password(each.number()), each.password());
            if (each.oldPassword() != null) {
                put(secrets, oldPassword(each.number()), each.oldPassword());
            }
        }
        SiteObjects.of(site, Group.MODELS)
                .forEach((name, each) -> put(secrets, ADMIN_PASSWORD + name, admin(((Model) each).layer())));
        site.phones().stream()
                .filter(each -> admin(each.layer()) != null)
                .forEach(each -> put(secrets, ofPhone(each), admin(each.layer())));
        return secrets;
    }

    private static String ofPhone(Phone phone) {
        return ADMIN_PASSWORD + Group.PHONES.word() + " " + phone.mac();
    }

    /**
     * The site with the secrets of these owners; where an owner has none, the site has none. Records that have theirs
     * already stay.
     */
    public static Site with(Site site, Map<String, String> secrets) {
        UnaryOperator<String> by = secrets::get;
        Site filled = site.with(
                        each(site.extensions(), extension -> with(extension, by)),
                        each(site.phones(), phone -> with(phone, by)))
                .with(site.provisioning()
                        .with(secrets.get(TOKEN))
                        .with(with(site.provisioning().layer(), secrets.get(ALL_PHONES))));
        return SiteLists.with(
                filled,
                Group.MODELS,
                SiteObjects.of(site, Group.MODELS).entrySet().stream()
                        .map(each -> with((Model) each.getValue(), secrets.get(ADMIN_PASSWORD + each.getKey())))
                        .toList());
    }

    /** The very list where no item changes. */
    private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
        List<T> changed = items.stream().map(change).toList();
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i) != items.get(i)) {
                return changed;
            }
        }
        return items;
    }

    /** The site as a file without secrets has it. */
    public static Site without(Site site) {
        return with(site, Map.of());
    }

    private static Extension with(Extension each, UnaryOperator<String> by) {
        String password = by.apply(password(each.number()));
        String old = by.apply(oldPassword(each.number()));
        return Objects.equals(password, each.password()) && Objects.equals(old, each.oldPassword())
                ? each
                : new Extension(each.number(), each.name(), password, old, each.anywhere(), each.listed());
    }

    private static Phone with(Phone each, UnaryOperator<String> by) {
        Layer layer = isSet(each.layer()) ? with(each.layer(), by.apply(ofPhone(each))) : each.layer();
        return layer.equals(each.layer()) ? each : each.with(layer);
    }

    private static Model with(Model each, String secret) {
        Layer layer = with(each.layer(), secret);
        return layer.equals(each.layer()) ? each : new Model(each.vendor(), each.model(), layer);
    }

    private static Layer with(Layer layer, String secret) {
        if (!isSet(layer)) {
            return layer;
        }
        Map<Setting, String> settings = new EnumMap<>(layer.settings());
        settings.put(Setting.ADMIN_PASSWORD, Setting.SET + (secret == null ? "" : secret));
        return new Layer(settings, layer.raw());
    }

    private static boolean isSet(Layer layer) {
        return layer.settings().getOrDefault(Setting.ADMIN_PASSWORD, "").startsWith(Setting.SET);
    }

    private static String admin(Layer layer) {
        return isSet(layer) ? layer.settings().get(Setting.ADMIN_PASSWORD).substring(Setting.SET.length()) : null;
    }

    private static void put(Map<String, String> secrets, String owner, String secret) {
        if (secret != null && !secret.isEmpty()) {
            secrets.put(owner, secret);
        }
    }
}
