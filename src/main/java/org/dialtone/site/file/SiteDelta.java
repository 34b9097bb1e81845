package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * The way from one site to the next: only the objects that differ, as a small site of their own, and their places.
 *
 * @param settings the sections whose own values differ, by the names of {@link SiteObjects}
 * @param moves    the lists that differ
 * @param parts    the changed sections, and in each list the changed items and after them the added ones
 */
public record SiteDelta(Set<String> settings, Map<Group, Moves> moves, Site parts) {

    /**
     * How a list changes.
     *
     * @param whole   whether {@code parts} holds the whole list, because its order changes
     * @param removed places before, rising
     * @param changed places before, rising
     * @param added   places after, rising
     */
    public record Moves(boolean whole, List<Integer> removed, List<Integer> changed, List<Integer> added) {

        static final Moves WHOLE = new Moves(true, List.of(), List.of(), List.of());

        private boolean isNone() {
            return !whole && removed.isEmpty() && changed.isEmpty() && added.isEmpty();
        }
    }

    /** Objects that are one and the same record on both sides cost only their name. */
    public static SiteDelta between(Site before, Site after) {
        Set<String> settings = new TreeSet<>();
        Map<String, Object> then = SiteObjects.settings(before);
        SiteObjects.settings(after).forEach((name, now) -> {
            if (!now.equals(then.get(name))) {
                settings.add(name);
            }
        });
        Site parts = sections(SiteReader.defaults(), after, settings);
        Map<Group, Moves> all = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            if (SiteLists.of(before, group) != SiteLists.of(after, group)) {
                List<Object> items = new ArrayList<>();
                Moves moves = moves(SiteObjects.of(before, group), SiteObjects.of(after, group), items);
                if (!moves.isNone()) {
                    all.put(group, moves);
                    parts = SiteLists.with(
                            parts, group, moves.whole() ? SiteLists.of(after, group) : List.copyOf(items));
                }
            }
        }
        return new SiteDelta(settings, all, parts);
    }

    private static Moves moves(Map<String, Object> before, Map<String, Object> after, List<Object> items) {
        List<String> names = List.copyOf(before.keySet());
        List<Integer> removed = new ArrayList<>();
        List<Integer> changed = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object now = after.get(names.get(i));
            if (now == null) {
                removed.add(i);
            } else {
                order.add(names.get(i));
                if (now != before.get(names.get(i)) && !now.equals(before.get(names.get(i)))) {
                    changed.add(i);
                    items.add(now);
                }
            }
        }
        List<Integer> added = new ArrayList<>();
        int kept = 0;
        int place = 0;
        for (Map.Entry<String, Object> each : after.entrySet()) {
            if (!before.containsKey(each.getKey())) {
                added.add(place);
                items.add(each.getValue());
            } else if (!order.get(kept++).equals(each.getKey())) {
                return Moves.WHOLE;
            }
            place++;
        }
        return new Moves(false, removed, changed, added);
    }

    public boolean isEmpty() {
        return settings.isEmpty() && moves.isEmpty();
    }

    /** The site after, made of the very site that the delta begins at. */
    public Site apply(Site before) {
        Site site = sections(before, parts, settings);
        for (Map.Entry<Group, Moves> each : moves.entrySet()) {
            List<?> items = SiteLists.of(parts, each.getKey());
            site = SiteLists.with(
                    site,
                    each.getKey(),
                    each.getValue().whole()
                            ? items
                            : moved(SiteLists.of(before, each.getKey()), each.getValue(), items));
        }
        return site;
    }

    private static List<Object> moved(List<?> before, Moves moves, List<?> items) {
        List<Object> list = new ArrayList<>(before);
        int next = 0;
        for (int place : moves.changed()) {
            list.set(place, items.get(next++));
        }
        Set<Integer> gone = Set.copyOf(moves.removed());
        List<Object> after = new ArrayList<>(list.size() + moves.added().size());
        Set<Integer> added = Set.copyOf(moves.added());
        for (int i = 0; i < list.size(); i++) {
            if (!gone.contains(i)) {
                while (added.contains(after.size())) {
                    after.add(items.get(next++));
                }
                after.add(list.get(i));
            }
        }
        while (added.contains(after.size())) {
            after.add(items.get(next++));
        }
        return Collections.unmodifiableList(after);
    }

    /** The first site with these sections of the second. */
    private static Site sections(Site site, Site other, Set<String> names) {
        return new Site(
                names.contains(SiteObjects.SITE) ? other.site() : site.site(),
                names.contains(SiteObjects.DHCP) ? SiteLists.join(other.dhcp(), site.dhcp()) : site.dhcp(),
                names.contains(SiteObjects.PROVISIONING) ? other.provisioning() : site.provisioning(),
                names.contains(SiteObjects.REGISTRAR) ? other.registrar() : site.registrar(),
                site.extensions(),
                site.phones(),
                site.numbers(),
                site.phonebook(),
                site.models(),
                site.firmware());
    }

    /** For each list that differs, the place after of each item in {@link #parts}. */
    Map<Group, List<Integer>> places() {
        Map<Group, List<Integer>> places = new HashMap<>();
        moves.forEach((group, each) -> {
            if (!each.whole()) {
                List<Integer> after = new ArrayList<>();
                each.changed().forEach(place -> after.add(after(place, each)));
                after.addAll(each.added());
                places.put(group, after);
            }
        });
        return places;
    }

    private static int after(int before, Moves moves) {
        int place = before
                - (int) moves.removed().stream().filter(each -> each < before).count();
        for (int each : moves.added()) {
            if (each <= place) {
                place++;
            }
        }
        return place;
    }
}
