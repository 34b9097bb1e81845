package org.dialtone.site.model;

import java.util.Objects;

/**
 * One value as text.
 *
 * @param text null: absent
 */
record FieldText(String text, Shown shown) {

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

    /** The text beside another in a change; null where one of both is a secret. */
    String beside(FieldText other) {
        return shown == Shown.NEVER || other.shown == Shown.NEVER ? null : text;
    }
}
