package org.dialtone.site.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dialtone.net.MacAddress;

/** A site taken apart into its objects: each part that an operator would name, by its name. */
public final class SiteObjects {

    public static final String SITE = "site";
    public static final String DHCP = "dhcp";
    public static final String PROVISIONING = "provisioning";
    public static final String REGISTRAR = "registrar";

    /** The lists of a site, in the order in which a file has them, with the word for one of their items. */
    public enum Group {
        SCOPES("scope"),
        CLASSES("class"),
        RESERVATIONS("reservation"),
        MODELS("model"),
        EXTENSIONS("extension"),
        PHONES("phone"),
        NUMBERS("number"),
        PHONEBOOK("contact"),
        FIRMWARE("firmware");

        private final String word;

        Group(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The list's key in the site file. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private SiteObjects() {}

    /** The items of a list by their names, e.g. {@code phone 00:15:65:aa:bb:cc}; a name's second item has (2) after it. */
    public static Map<String, Object> of(Site site, Group group) {
        return switch (group) {
            case SCOPES -> named(group, site.dhcp().scopes(), Site.Scope::name);
            case CLASSES -> named(group, site.dhcp().classes(), Site.ClassRule::name);
            case RESERVATIONS ->
                named(group, site.dhcp().reservations(), each -> each.holder().toString());
            case MODELS -> named(group, site.models(), each -> each.vendor() + " " + each.model());
            case EXTENSIONS -> named(group, site.extensions(), Site.Extension::number);
            case PHONES -> named(group, site.phones(), each -> each.mac().toString());
            case NUMBERS -> named(group, site.numbers(), Site.Number::number);
            case PHONEBOOK -> named(group, site.phonebook(), Site.Contact::name);
            case FIRMWARE -> named(group, site.firmware(), each -> each.vendor() + " " + each.model());
        };
    }

    /** What is no item of a list: the site's own values, and those of its sections. */
    public static Map<String, Object> settings(Site site) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(SITE, site.site());
        settings.put(DHCP, site.dhcp().withoutLists());
        settings.put(PROVISIONING, site.provisioning());
        settings.put(REGISTRAR, site.registrar());
        return settings;
    }

    /** The name of a device's reservation. */
    public static String reservation(MacAddress mac) {
        return Group.RESERVATIONS.word() + " " + mac;
    }

    /** The name of a phone. */
    public static String phone(MacAddress mac) {
        return Group.PHONES.word() + " " + mac;
    }

    /** All objects of a site, by name. */
    public static Map<String, Object> all(Site site) {
        Map<String, Object> all = settings(site);
        for (Group group : Group.values()) {
            all.putAll(of(site, group));
        }
        return all;
    }

    private static <T> Map<String, Object> named(Group group, List<T> items, Function<T, String> name) {
        Map<String, Object> named = LinkedHashMap.newLinkedHashMap(items.size());
        Map<String, Integer> again = new HashMap<>();
        for (T item : items) {
            String first = group.word() + " " + name.apply(item);
            String free = first;
            while (named.putIfAbsent(free, item) != null) {
                free = first + " (" + again.merge(first, 2, (count, _) -> count + 1) + ")";
            }
        }
        return named;
    }
}
