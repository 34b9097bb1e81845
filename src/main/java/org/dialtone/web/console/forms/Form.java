package org.dialtone.web.console.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.site.file.Finding;

/**
 * A form that changes objects of the site.
 *
 * @param title    the page's heading
 * @param intro    a sentence below it; null: none
 * @param action   the address that takes the form, and shows it anew
 * @param back     the address of the page that the reader came from
 * @param save     the words on the button
 * @param revision the revision of the site that the values are of
 * @param aliases  the aliases of further objects that the form changes too
 * @param hidden   what the page was made from, by names that no field has; comes back as it was sent
 * @param notice   null: nothing was sent yet
 */
public record Form(
        Words words,
        String title,
        String intro,
        String action,
        String back,
        String save,
        long revision,
        Set<String> aliases,
        List<FormPart> parts,
        Map<String, String> hidden,
        FormNotice notice) {

    private static final Pattern ITEM = Pattern.compile("(.*?)\\[(\\d{1,9})](.*)");

    /** A form as it is opened. */
    public static Form of(Words words, String title, String action, String back, long revision, List<FormPart> parts) {
        return new Form(
                words, title, null, action, back, words.say("form.save"), revision, Set.of(), parts, Map.of(), null);
    }

    /** The same with other words on its button. */
    public Form save(String other) {
        return new Form(words, title, intro, action, back, other, revision, aliases, parts, hidden, notice);
    }

    /** The same with a sentence below its heading. */
    public Form intro(String other) {
        return new Form(words, title, other, action, back, save, revision, aliases, parts, hidden, notice);
    }

    /** The same that changes further objects, whose fields have these aliases before their paths. */
    public Form also(Set<String> others) {
        return new Form(words, title, intro, action, back, save, revision, others, parts, hidden, notice);
    }

    /** The same that sends along what the page was made from. */
    public Form hidden(Map<String, String> others) {
        return new Form(words, title, intro, action, back, save, revision, aliases, parts, others, notice);
    }

    private Map<String, String> sent(FormInput input) {
        Map<String, String> sent = new TreeMap<>(hidden);
        sent.replaceAll((name, value) -> input.posted().containsKey(name) ? input.text(name) : value);
        return sent;
    }

    /** The same with what was typed, of the revision that it was made from. */
    public Form filled(FormInput input) {
        return new Form(
                words,
                title,
                intro,
                action,
                back,
                save,
                input.number("revision").orElse(revision),
                aliases,
                parts.stream()
                        .map(part -> part.with(field -> field.value(input.shown(field))))
                        .toList(),
                sent(input),
                notice);
    }

    /** The same with a notice above it. */
    public Form with(FormNotice other) {
        return new Form(words, title, intro, action, back, save, revision, aliases, parts, hidden, other);
    }

    /** The same with each fault at its field, and the others above the form. */
    public Form refused(List<Finding> findings) {
        List<Finding> faults =
                findings.stream().filter(Finding::isFault).map(this::onPage).toList();
        Set<String> paths = fields().map(FormField::path).collect(Collectors.toSet());
        List<FormPart> marked = parts.stream()
                .map(part -> part.with(field -> field.fault(text(faults, field, paths))))
                .toList();
        List<String> elsewhere = faults.stream()
                .filter(fault -> field(fault.path(), paths) == null)
                .map(fault -> sentence(
                        (fault.path().isEmpty() ? "" : fault.path() + ": ") + fault.says(words.language()), fault))
                .toList();
        return new Form(words, title, intro, action, back, save, revision, aliases, marked, hidden, null)
                .with(FormNotice.faults(words, faults.size(), elsewhere));
    }

    /** The fault at the row that holds the item: a row that is no item has no place in the list. */
    private Finding onPage(Finding fault) {
        Matcher item = ITEM.matcher(fault.path());
        if (!item.matches()) {
            return fault;
        }
        String path = rows().map(List::getFirst)
                .filter(first -> first.path().startsWith(item.group(1) + "[")
                        && !first.value().isEmpty())
                .skip(Long.parseLong(item.group(2)))
                .map(FormField::path)
                .map(first -> item.group(3).isEmpty()
                        ? first
                        : first.substring(0, first.lastIndexOf(']') + 1) + item.group(3))
                .findFirst()
                .orElse(fault.path());
        return fault.on(path);
    }

    private String text(List<Finding> faults, FormField field, Set<String> paths) {
        return faults.stream()
                .filter(fault -> field.path().equals(field(fault.path(), paths)))
                .findFirst()
                .map(fault -> begins(fault.says(words.language()), field.value())
                        ? fault.says(words.language()) + ": " + fault.remedy(words.language()) + "."
                        : sentence(fault.says(words.language()), fault))
                .orElse(null);
    }

    /** A value keeps its small letter, as it was typed. */
    private static boolean begins(String says, String value) {
        return !value.isEmpty() && says.startsWith(value + " ");
    }

    private String sentence(String says, Finding fault) {
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ": " + fault.remedy(words.language()) + ".";
    }

    /** The path of the nearest field above a fault's: a list's field has the faults of its items; null: none. */
    private static String field(String fault, Set<String> paths) {
        String path = fault;
        while (!path.isEmpty() && !paths.contains(path)) {
            path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        return path.isEmpty() ? null : path;
    }

    Stream<List<FormField>> rows() {
        return parts.stream().flatMap(part -> part.rows().stream());
    }

    Stream<FormField> fields() {
        return parts.stream().flatMap(FormPart::all);
    }

    /** The alias of the object that a field is of; empty: the main one. */
    String alias(FormField field) {
        int dot = field.path().indexOf('.');
        String first = dot < 0 ? "" : field.path().substring(0, dot);
        return aliases.contains(first) ? first : "";
    }

    /** The field's path within its object. */
    String own(FormField field) {
        String alias = alias(field);
        return alias.isEmpty() ? field.path() : field.path().substring(alias.length() + 1);
    }

    /** Words of the page around the fields. */
    public String say(String key) {
        return words.say("form." + key);
    }
}
