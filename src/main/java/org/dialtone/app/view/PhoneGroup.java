package org.dialtone.app.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Phones in one condition: the tabs above the console's list, and the API's {@code show}. */
public enum PhoneGroup {
    ALL(phone -> true),
    ATTENTION(PhoneView::needsAttention),
    REGISTERED(phone -> phone.state() == PhoneState.REGISTERED),
    PARTLY(phone -> phone.state() == PhoneState.PARTLY),
    BOOTING(phone -> phone.state() == PhoneState.BOOTING),
    WAITING(phone -> phone.state() == PhoneState.WAITING),
    STUCK(phone -> phone.state() == PhoneState.STUCK),
    UNHEARD(phone -> phone.state() == PhoneState.UNHEARD),
    BEHIND(PhoneView::isBehind),
    UNKNOWN(phone -> !phone.listed());

    private final Predicate<PhoneView> test;

    PhoneGroup(Predicate<PhoneView> test) {
        this.test = test;
    }

    /** Reads a key. */
    public static Optional<PhoneGroup> of(String key) {
        return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean holds(PhoneView phone) {
        return test.test(phone);
    }

    /** Whether the console shows its tab even where it holds no phone. */
    public boolean always() {
        return this == ALL || this == ATTENTION || this == REGISTERED;
    }
}
