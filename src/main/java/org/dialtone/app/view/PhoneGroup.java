package org.dialtone.app.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Phones in one condition: the tabs above the console's list, and the API's {@code show}. */
public enum PhoneGroup {
    ALL("All", phone -> true),
    ATTENTION("Needs attention", PhoneView::needsAttention),
    REGISTERED("Registered", phone -> phone.state() == PhoneState.REGISTERED),
    PARTLY("Partly registered", phone -> phone.state() == PhoneState.PARTLY),
    BOOTING("Booting", phone -> phone.state() == PhoneState.BOOTING),
    WAITING("Waiting for adoption", phone -> phone.state() == PhoneState.WAITING),
    STUCK("Stuck", phone -> phone.state() == PhoneState.STUCK),
    UNHEARD("Not heard", phone -> phone.state() == PhoneState.UNHEARD),
    BEHIND("Older file", PhoneView::isBehind),
    UNKNOWN("Unknown", phone -> !phone.listed());

    private final String label;
    private final Predicate<PhoneView> test;

    PhoneGroup(String label, Predicate<PhoneView> test) {
        this.label = label;
        this.test = test;
    }

    /** Reads a key. */
    public static Optional<PhoneGroup> of(String key) {
        return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group's name for people. */
    public String label() {
        return label;
    }

    public boolean holds(PhoneView phone) {
        return test.test(phone);
    }

    /** Whether the console shows its tab even where it holds no phone. */
    public boolean always() {
        return this == ALL || this == ATTENTION || this == REGISTERED;
    }
}
