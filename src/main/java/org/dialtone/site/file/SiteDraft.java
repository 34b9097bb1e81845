package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.References;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * A site while forms or programs change single objects of it, in the keys of the site file. A value with a fault leaves
 * its object as it was. Findings have the paths of the fields: {@code lines[0]}, or {@code extension.name} where the
 * object was given the alias {@code extension}.
 */
public final class SiteDraft {

    private final Map<ObjectName, String> aliases = new LinkedHashMap<>();
    private final Map<String, CsvImport> merged = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Site site;

    public SiteDraft(Site site) {
        this.site = site;
    }

    public Site site() {
        return site;
    }

    public boolean hasFault() {
        return findings.stream().anyMatch(Finding::isFault);
    }

    /**
     * Changes one object by a JSON merge patch (RFC 7396): maps, lists and single values; null removes a key. A new name
     * is taken over wherever the site names the object.
     */
    public SiteDraft patch(ObjectName name, Map<String, ?> patch) {
        return patch(name, patch, "");
    }

    /** As {@link #patch(ObjectName, Map)}; the object's findings have this alias before their paths. */
    public SiteDraft patch(ObjectName name, Map<String, ?> patch, String alias) {
        return name.in(site)
                .map(now -> take(name, now, MergePatch.apply(SiteWriter.tree(now, true), patch), alias))
                .orElseGet(() -> missing(name, alias));
    }

    /** Makes one object equal to a tree; secrets that it leaves out stay. */
    public SiteDraft replace(ObjectName name, Map<String, ?> tree) {
        return name.in(site)
                .map(now -> take(name, now, MergePatch.apply(Map.of(), tree), ""))
                .orElseGet(() -> missing(name, ""));
    }

    /**
     * Makes the list's item of this name equal to a tree, or adds it; secrets that the tree leaves out stay. It may leave
     * out the name, and can't tell another.
     */
    public SiteDraft put(ObjectName name, Map<String, ?> tree) {
        Optional<Object> now = name.in(site);
        Map<String, Object> whole = new LinkedHashMap<>(tree);
        if (name.keys().stream().allMatch(key -> tree.get(key) == null)) {
            whole.putAll(now.map(item -> named(name, item)).orElseGet(name::values));
        }
        int before = findings.size();
        if (now.isPresent()) {
            replace(name, whole);
        } else {
            add(name.group(), whole);
        }
        return findings.size() > before || name.in(site).isPresent() ? this : renames(name);
    }

    private static Map<String, Object> named(ObjectName name, Object item) {
        Map<String, Object> tree = new LinkedHashMap<>(SiteWriter.tree(item, false));
        tree.keySet().retainAll(name.keys());
        return tree;
    }

    private SiteDraft renames(ObjectName name) {
        return fault(name.group().own().orElse(""), Flaw.OBJECT_OF_OTHER_NAME, name, String.join(", ", name.keys()));
    }

    /** Adds an object at the end of its list. */
    public SiteDraft add(Group group, Map<String, ?> tree) {
        return add(group, tree, "");
    }

    /** As {@link #add(Group, Map)}; the object's findings have this alias before their paths. */
    public SiteDraft add(Group group, Map<String, ?> tree, String alias) {
        Object item = read(group, MergePatch.apply(Map.of(), tree), alias);
        if (item != null) {
            List<Object> items = new ArrayList<>(SiteLists.of(site, group));
            items.add(item);
            put(group, items);
            aliases.put(lastOf(group), alias);
        }
        return this;
    }

    /**
     * Merges a table of extensions and phones; a table with a fault leaves the site as it was. Its findings have this
     * path, and say in which row they are.
     */
    public SiteDraft table(String csv, String path) {
        CsvImport table = new CsvImport(csv, site);
        List<Finding> faults =
                table.findings().stream().filter(Finding::isFault).toList();
        faults.forEach(fault -> findings.add(inRow(fault, path)));
        if (faults.isEmpty()) {
            site = table.site();
            merged.put(path, table);
        }
        return this;
    }

    private static Finding inRow(Finding finding, String path) {
        return new Finding(
                finding.severity(), 0, 0, path, Complaint.of(Flaw.ROW_AT_FAULT, finding.line(), finding.complaint()));
    }

    /** Removes an object; what names it is a fault of the check, unless {@link #release} went before. */
    public SiteDraft remove(ObjectName name) {
        if (name.in(site).isEmpty()) {
            return missing(name, "");
        }
        List<Object> items = new ArrayList<>(SiteLists.of(site, name.group()));
        items.remove(name.place(site));
        put(name.group(), items);
        return this;
    }

    /** Takes an extension off the lines of all phones and out of all numbers that ring it. */
    public SiteDraft release(ObjectName extension) {
        site = new References(extension).released(site);
        return this;
    }

    /** Adds a fault that no field's value is to blame for alone. */
    public SiteDraft fault(String path, Flaw flaw, Object... details) {
        findings.add(new Finding(Severity.FAULT, 0, 0, path, Complaint.of(flaw, details)));
        return this;
    }

    /**
     * The findings of reading the draft, and those of the check that concern it: its own, and faults elsewhere.
     *
     * @param checked findings on {@link #site()} with the paths of the whole site
     */
    public List<Finding> findings(List<Finding> checked) {
        List<Finding> all = new ArrayList<>(findings);
        Map<String, String> prefixes = new LinkedHashMap<>();
        aliases.forEach((name, alias) -> prefixes.put(name.path(site), alias));
        checked.stream()
                .map(finding -> own(finding, prefixes)
                        .or(() -> ofTable(finding))
                        .orElse(finding.isFault() && findings.isEmpty() ? finding : null))
                .filter(Objects::nonNull)
                .filter(finding -> !all.contains(finding))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private Optional<Finding> ofTable(Finding finding) {
        return finding.path().startsWith("extensions[") || finding.path().startsWith("phones[")
                ? merged.entrySet().stream()
                        .flatMap(each ->
                                each.getValue().ofRow(finding).stream().map(found -> inRow(found, each.getKey())))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Finding> own(Finding finding, Map<String, String> prefixes) {
        return prefixes.entrySet().stream()
                .filter(each ->
                        finding.path().equals(each.getKey()) || finding.path().startsWith(each.getKey() + "."))
                .findFirst()
                .map(each -> at(
                        each.getValue(), finding.path().substring(each.getKey().length()), finding));
    }

    private static Finding at(String alias, String path, Finding finding) {
        String below = path.startsWith(".") ? path.substring(1) : path;
        String joined = alias.isEmpty() || below.isEmpty() ? alias + below : alias + "." + below;
        return finding.at(0, 0).on(joined);
    }

    private SiteDraft missing(ObjectName name, String alias) {
        return fault(alias, Flaw.OBJECT_MISSING, name);
    }

    private SiteDraft take(ObjectName name, Object now, Map<String, Object> tree, String alias) {
        if (name.group() == null) {
            section(name, tree, alias);
            return this;
        }
        Object item = read(name.group(), tree, alias);
        if (item != null && !isTaken(name, item, alias)) {
            int place = name.place(site);
            List<Object> items = new ArrayList<>(SiteLists.of(site, name.group()));
            items.set(place, item);
            put(name.group(), items);
            follow(name, now, item);
            aliases.put(names(name.group()).get(place), alias);
        }
        return this;
    }

    /** Whether a new name is another object's: the check would find that at the other one. */
    private boolean isTaken(ObjectName before, Object item, String alias) {
        ObjectName after = ObjectName.of(before.group(), item);
        Optional<String> key = before.group().own();
        boolean taken =
                key.isPresent() && !before.equals(after) && after.in(site).isPresent();
        if (taken) {
            fault(alias.isEmpty() ? key.get() : alias + "." + key.get(), Flaw.OBJECT_THERE, after);
        }
        return taken;
    }

    private void section(ObjectName name, Map<String, Object> tree, String alias) {
        Findings read = Findings.withoutLines();
        Site next = read.upToTheLimit(() -> new ObjectReader(read).section(site, name.key(), tree));
        if (!take(read, alias)) {
            site = next;
            aliases.put(name, alias);
        }
    }

    private void follow(ObjectName before, Object then, Object now) {
        ObjectName after = ObjectName.of(before.group(), now);
        if (!after.key().equals(ObjectName.of(before.group(), then).key())) {
            site = new References(before).renamed(site, after.key());
        }
        if (then instanceof Phone old
                && now instanceof Phone phone
                && !old.mac().equals(phone.mac())) {
            site = References.moved(site, old, phone);
        }
    }

    private Object read(Group group, Map<String, Object> tree, String alias) {
        Findings read = Findings.withoutLines();
        Object item = read.upToTheLimit(() -> new ObjectReader(read).item(group, tree));
        return take(read, alias) ? null : item;
    }

    /** Whether what was read has a fault; warnings come again with the check. */
    private boolean take(Findings read, String alias) {
        if (read.hasFault()) {
            read.inOrder().forEach(finding -> findings.add(at(alias, finding.path(), finding)));
        }
        return read.hasFault();
    }

    private void put(Group group, List<Object> items) {
        site = SiteLists.with(site, group, Collections.unmodifiableList(items));
    }

    private ObjectName lastOf(Group group) {
        return names(group).getLast();
    }

    private List<ObjectName> names(Group group) {
        int word = group.word().length() + 1;
        return SiteObjects.of(site, group).keySet().stream()
                .map(each -> new ObjectName(group, each.substring(word)))
                .toList();
    }
}
