package org.dialtone.site.model;

/**
 * One difference between two sites, in the terms of the site file; a secret's values are never in it.
 *
 * @param object the object that differs, e.g. {@code extension 1001} or {@code dhcp}
 * @param field  the key that differs, e.g. {@code settings.ntp}, or {@link #ORDER}; null where the object as a whole was
 *               added or removed
 * @param before the value before as written; the values of an object that was removed; null: none, or a secret
 * @param after  the value after, or the values of an object that was added; null as {@code before}
 */
public record NamedChange(Kind kind, String object, String field, String before, String after) {

    /** The field of a change in nothing but the order of a list. */
    public static final String ORDER = "order";

    /** ADDED and REMOVED are of whole objects. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public static NamedChange added(String object, String values) {
        return new NamedChange(Kind.ADDED, object, null, null, values);
    }

    public static NamedChange removed(String object, String values) {
        return new NamedChange(Kind.REMOVED, object, null, values, null);
    }

    /** @param before null with {@code after}: a change whose values are not shown */
    public static NamedChange changed(String object, String field, String before, String after) {
        return new NamedChange(Kind.CHANGED, object, field, before, after);
    }

    static NamedChange reordered(String object) {
        return changed(object, ORDER, null, null);
    }

    /** Whether its values are not shown, as those of a secret. */
    public boolean isHidden() {
        return kind == Kind.CHANGED && before == null && after == null && !field.equals(ORDER);
    }

    /** The change in one line, e.g. {@code extension 1001: name 'Bar' -> 'Bar 1'}. */
    public String says() {
        return object + ": "
                + switch (kind) {
                    case ADDED -> "added" + values(after);
                    case REMOVED -> "removed" + values(before);
                    case CHANGED -> changed();
                };
    }

    private static String values(String values) {
        return values == null || values.isEmpty() ? "" : ", " + values;
    }

    private String changed() {
        return before == null && after == null
                ? field + " changed"
                : field + " " + quoted(before) + " -> " + quoted(after);
    }

    private static String quoted(String value) {
        return value == null ? "none" : "'" + value + "'";
    }

    @Override
    public String toString() {
        return says();
    }
}
