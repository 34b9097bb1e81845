package org.dialtone.site.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * The name of one object of a site.
 *
 * @param group the list that holds the object; null: the object is a section, and the key is one of those of
 *              {@link SiteObjects}
 * @param key   e.g. {@code 1001} or {@code 00:15:65:aa:bb:cc}
 */
public record ObjectName(Group group, String key) {

    /** The sections that can be changed as objects. */
    public static final List<String> SECTIONS =
            List.of(SiteObjects.SITE, SiteObjects.DHCP, SiteObjects.PROVISIONING, SiteObjects.REGISTRAR);

    /** An item of a list; a MAC may be spelt in any way. */
    public static ObjectName of(Group group, String key) {
        boolean byMac = group == Group.PHONES || group == Group.RESERVATIONS;
        return new ObjectName(
                group, byMac ? MacAddress.parse(key).map(MacAddress::toString).orElse(key) : key);
    }

    /** The name of a list's item. */
    public static ObjectName of(Group group, Object item) {
        return new ObjectName(group, SiteObjects.key(item));
    }

    public static ObjectName section(String key) {
        return new ObjectName(null, key);
    }

    /** The present object of this name; empty where there is none. */
    public Optional<Object> in(Site site) {
        return Optional.ofNullable(
                group == null
                        ? SiteObjects.settings(site).get(key)
                        : SiteObjects.of(site, group).get(toString()));
    }

    /** The keys of a list's item that name it, e.g. {@code vendor} and {@code model}. */
    public List<String> keys() {
        return group.naming();
    }

    /** What these keys are worth for this name, as far as the name tells: a vendor's key holds no space. */
    public Map<String, Object> values() {
        String[] words = key.split(" ", 2);
        return switch (group) {
            case MODELS, FIRMWARE ->
                words.length == 2 ? Map.of("vendor", words[0], "model", words[1]) : Map.of("vendor", key);
            case RESERVATIONS -> MacAddress.parse(key).isPresent() ? Map.of("mac", key) : Map.of();
            default -> Map.of(keys().getFirst(), key);
        };
    }

    /** The place of the object in its list; -1 where there is none. */
    public int place(Site site) {
        return List.copyOf(SiteObjects.of(site, group).keySet()).indexOf(toString());
    }

    /** The path of the object in the site file, e.g. {@code phones[3]}. */
    public String path(Site site) {
        return group == null ? key : group.path() + "[" + place(site) + "]";
    }

    /** The name as {@link NamedChange#object} has it. */
    @Override
    public String toString() {
        return group == null ? key : group.word() + " " + key;
    }
}
