package org.dialtone.site.model;

/**
 * One difference between two sites, in the terms of the site file; a secret's values are never in it.
 *
 * @param object the object that differs, e.g. {@code extension 1001} or {@code dhcp}
 * @param field  the key that differs, or null where the object as a whole was added or removed
 * @param before the value before as written, or null: none, or a secret
 * @param after  the value after, as {@code before}
 */
public record NamedChange(Kind kind, String object, String field, String before, String after) {

    /** ADDED and REMOVED are of whole objects. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public static NamedChange added(String object) {
        return new NamedChange(Kind.ADDED, object, null, null, null);
    }

    public static NamedChange removed(String object) {
        return new NamedChange(Kind.REMOVED, object, null, null, null);
    }

    public static NamedChange changed(String object, String field, String before, String after) {
        return new NamedChange(Kind.CHANGED, object, field, before, after);
    }
}
