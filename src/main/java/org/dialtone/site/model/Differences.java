package org.dialtone.site.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.site.model.SiteDocument.Extension;
import org.dialtone.site.model.SiteObjects.Group;

/** The differences between two sites, object by object. */
public final class Differences {

    private Differences() {}

    /** In the order of the site file; objects that are one and the same record cost nothing. */
    public static List<NamedChange> between(SiteDocument before, SiteDocument after) {
        List<NamedChange> changes = new ArrayList<>();
        compare(SiteObjects.settings(before), SiteObjects.settings(after), changes);
        for (Group group : Group.values()) {
            compare(SiteObjects.of(before, group), SiteObjects.of(after, group), changes);
        }
        return List.copyOf(changes);
    }

    /** The differences of one object; empty where it is the same in both. */
    public static List<NamedChange> of(String object, SiteDocument before, SiteDocument after) {
        return between(before, after).stream()
                .filter(change -> change.object().equals(object))
                .toList();
    }

    private static void compare(Map<String, Object> before, Map<String, Object> after, List<NamedChange> changes) {
        before.keySet().stream()
                .filter(object -> !after.containsKey(object))
                .map(NamedChange::removed)
                .forEach(changes::add);
        after.forEach((object, now) -> {
            Object then = before.get(object);
            if (then == null) {
                changes.add(NamedChange.added(object));
            } else if (then != now && !then.equals(now)) {
                changes.addAll(fields(object, then, now));
            }
        });
    }

    private static List<NamedChange> fields(String object, Object before, Object after) {
        if (before instanceof Extension then
                && after instanceof Extension now
                && !then.name().equals(now.name())) {
            return List.of(NamedChange.changed(object, "name", then.name(), now.name()));
        }
        return List.of(NamedChange.changed(object, null, null, null));
    }
}
