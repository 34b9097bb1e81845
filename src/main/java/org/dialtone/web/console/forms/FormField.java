package org.dialtone.web.console.forms;

import java.util.List;
import java.util.Locale;

/**
 * One field of a form.
 *
 * @param path    the key in the site file, e.g. {@code settings.ntp}; of a second object with the object's alias before
 *                it: {@code extension.name}
 * @param value   the present value, or what was typed; empty: none. The items of a list, one a line
 * @param usual   the value that counts where there is none; null: nothing
 * @param origin  where that value comes from, e.g. "from the site"; null: not told
 * @param help    null: none
 * @param fault   what is wrong with the value, and what would be right; null: nothing
 * @param choices what can be chosen; of other kinds than {@link Kind#CHOICE} these are only proposed
 */
public record FormField(
        String path,
        Kind kind,
        String label,
        String value,
        String usual,
        String origin,
        String help,
        String fault,
        List<Choice> choices,
        boolean required) {

    /**
     * A list has one item a line. A present secret is never shown, and stays where nothing is typed; one that was just
     * typed is in the masked field until it is saved.
     */
    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        FLAG,
        LIST,
        SECRET,
        DURATION,
        ADDRESS,
        MAC
    }

    /** @param value empty: the usual value */
    public record Choice(String value, String label) {

        /** A choice that is spelt as its value. */
        public static Choice of(String value) {
            return new Choice(value, value);
        }
    }

    /** The same where another value counts if there is none. */
    public FormField usual(String other) {
        return new FormField(path, kind, label, value, other, origin, help, fault, choices, required);
    }

    /** The same with the place where the usual value comes from. */
    public FormField origin(String other) {
        return new FormField(path, kind, label, value, usual, other, help, fault, choices, required);
    }

    /** The same with these choices. */
    public FormField choices(List<Choice> others) {
        return new FormField(path, kind, label, value, usual, origin, help, fault, others, required);
    }

    /** The same by another name. */
    public FormField label(String other) {
        return new FormField(path, kind, other, value, usual, origin, help, fault, choices, required);
    }

    /** The same with another value. */
    public FormField value(String other) {
        return new FormField(path, kind, label, other, usual, origin, help, fault, choices, required);
    }

    /** The same with another sentence below it; null: none. */
    public FormField help(String other) {
        return new FormField(path, kind, label, value, usual, origin, other, fault, choices, required);
    }

    /** The same as a field that can't be left empty. */
    public FormField mandatory() {
        return new FormField(path, kind, label, value, usual, origin, help, fault, choices, true);
    }

    FormField fault(String other) {
        return new FormField(path, kind, label, value, usual, origin, help, other, choices, required);
    }

    /** The field's id on the page, and the target of links to it. */
    public String id() {
        return "f-" + path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    public boolean isChoice() {
        return kind == Kind.CHOICE;
    }

    public boolean isList() {
        return kind == Kind.LIST;
    }

    /** Whether the value is shown in the letters in which MACs and addresses can be compared. */
    public boolean isTechnical() {
        return kind == Kind.MAC || kind == Kind.ADDRESS;
    }

    public boolean isOn() {
        return value.equals("true");
    }

    public boolean isChosen(Choice choice) {
        return choice.value().equalsIgnoreCase(value);
    }

    /** The type of the input element. */
    public String type() {
        return kind == Kind.SECRET ? "password" : "text";
    }

    /** The keyboard that a telephone shows. */
    public String keyboard() {
        return kind == Kind.NUMBER ? "numeric" : "text";
    }

    /** The lines of the box for a list: one is always free. */
    public int lines() {
        return (int) value.lines().count() + 1;
    }

    public String style() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The ids of what is said about the field, for screen readers; null: nothing is said. */
    public String described() {
        String ids = (help == null ? "" : id() + "-help ") + (fault == null ? "" : id() + "-fault");
        return ids.isEmpty() ? null : ids.strip();
    }
}
