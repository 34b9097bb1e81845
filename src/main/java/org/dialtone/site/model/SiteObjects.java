package org.dialtone.site.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

        /** The key that an item has for itself alone; empty where two items may be called the same. */
        public Optional<String> own() {
            return switch (this) {
                case PHONES -> Optional.of("mac");
                case EXTENSIONS, NUMBERS -> Optional.of("number");
                case SCOPES, CLASSES -> Optional.of("name");
                case RESERVATIONS, MODELS, PHONEBOOK, FIRMWARE -> Optional.empty();
            };
        }

        /** The keys of which an item's name is made. */
        List<String> naming() {
            return switch (this) {
                case PHONES -> List.of("mac");
                case EXTENSIONS, NUMBERS -> List.of("number");
                case SCOPES, CLASSES, PHONEBOOK -> List.of("name");
                case RESERVATIONS -> List.of("mac", "clientId", "circuitId");
                case MODELS, FIRMWARE -> List.of("vendor", "model");
            };
        }

        /** The list's path in the site file. */
        public String path() {
            return switch (this) {
                case SCOPES, CLASSES, RESERVATIONS -> DHCP + "." + key();
                default -> key();
            };
        }
    }

    private SiteObjects() {}

    /** The items of a list by their names, e.g. {@code phone 00:15:65:aa:bb:cc}; a name's second item has (2) after it. */
    public static Map<String, Object> of(Site site, Group group) {
        return named(group, SiteLists.of(site, group));
    }

    /** What an item of a list is called beside others of the list. */
    static String key(Object item) {
        return switch (item) {
            case Site.Scope scope -> scope.name();
            case Site.ClassRule rule -> rule.name();
            case Site.Reserved reserved -> reserved.holder().toString();
            case Site.Model model -> model.vendor() + " " + model.model();
            case Site.Extension extension -> extension.number();
            case Site.Phone phone -> phone.mac().toString();
            case Site.Number number -> number.number();
            case Site.Contact contact -> contact.name();
            case Site.Firmware firmware -> firmware.vendor() + " " + firmware.model();
            default -> throw new IllegalArgumentException("no item of a list: " + item);
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

    private static Map<String, Object> named(Group group, List<?> items) {
        Map<String, Object> named = LinkedHashMap.newLinkedHashMap(items.size());
        Map<String, Integer> again = new HashMap<>();
        for (Object item : items) {
            String first = group.word() + " " + key(item);
            String free = first;
            while (named.putIfAbsent(free, item) != null) {
                free = first + " (" + again.merge(first, 2, (count, _) -> count + 1) + ")";
            }
        }
        return named;
    }
}
