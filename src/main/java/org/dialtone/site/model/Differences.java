package org.dialtone.site.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.site.model.SiteObjects.Group;

/** The differences between two sites, object by object. */
public final class Differences {

    private Differences() {}

    /**
     * In the order of the site file; of each list first what went, then what changed and came. Sites that differ have at
     * least one. Objects that are one and the same record cost nothing.
     */
    public static List<NamedChange> between(Site before, Site after) {
        List<NamedChange> changes = new ArrayList<>();
        compare(SiteObjects.settings(before), SiteObjects.settings(after), changes);
        for (Group group : Group.values()) {
            Map<String, Object> former = SiteObjects.of(before, group);
            Map<String, Object> later = SiteObjects.of(after, group);
            compare(former, later, changes);
            if (!common(former, later).equals(common(later, former))) {
                changes.add(NamedChange.reordered(group.key()));
            }
        }
        return List.copyOf(changes);
    }

    private static List<String> common(Map<String, Object> of, Map<String, Object> with) {
        return of.keySet().stream().filter(with::containsKey).toList();
    }

    /** The differences of one object; empty where it is the same in both. */
    public static List<NamedChange> of(String object, Site before, Site after) {
        return between(before, after).stream()
                .filter(change -> change.object().equals(object))
                .toList();
    }

    private static void compare(Map<String, Object> before, Map<String, Object> after, List<NamedChange> changes) {
        before.forEach((object, then) -> {
            if (!after.containsKey(object)) {
                changes.add(NamedChange.removed(object, ObjectFields.of(then).line()));
            }
        });
        after.forEach((object, now) -> {
            Object then = before.get(object);
            if (then == null) {
                changes.add(NamedChange.added(object, ObjectFields.of(now).line()));
            } else if (then != now && !then.equals(now)) {
                changes.addAll(fields(object, then, now));
            }
        });
    }

    /** Values that read the same in another order, such as options, are a change of their order. */
    private static List<NamedChange> fields(String object, Object before, Object after) {
        List<NamedChange> changes = ObjectFields.of(before).changesTo(ObjectFields.of(after), object);
        return changes.isEmpty() ? List.of(NamedChange.reordered(object)) : withoutFollowers(changes);
    }

    /** A new password makes the one before it the old one: that is no change of its own. */
    private static List<NamedChange> withoutFollowers(List<NamedChange> changes) {
        boolean renewed = changes.stream().anyMatch(change -> change.field().equals(PhoneFields.PASSWORD));
        return changes.stream()
                .filter(change -> !renewed || !change.field().equals(PhoneFields.OLD_PASSWORD))
                .toList();
    }
}
