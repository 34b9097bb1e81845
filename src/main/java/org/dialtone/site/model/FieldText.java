package org.dialtone.site.model;

import java.util.Objects;

/**
 * One value as text.
 *
 * @param text null: absent
 */
record FieldText(String text, Shown shown) {

    /** The characters of a text that a list of changes has at most: nobody reads on. */
    private static final int MOST = 1_000;

    static final FieldText NONE = new FieldText(null, Shown.ALWAYS);

    /** Where a reader sees the value: IN_CHANGES of it alone, not among all values of its object. */
    enum Shown {
        ALWAYS,
        IN_CHANGES,
        NEVER
    }

    FieldText joined(FieldText other) {
        return new FieldText(text + ", " + other.text, shown);
    }

    boolean saysAs(FieldText other) {
        return Objects.equals(text, other.text);
    }

    /** The text beside another in a change, cut where it is long; null where one of both is a secret. */
    String beside(FieldText other) {
        return text == null || shown == Shown.NEVER || other.shown == Shown.NEVER ? null : cut(text);
    }

    /** At most {@link #MOST} characters. */
    static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
