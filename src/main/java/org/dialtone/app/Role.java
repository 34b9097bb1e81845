package org.dialtone.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator of the box may do; each role may do all that those before it may. */
public enum Role {
    /** Sees everything but secrets, and changes nothing. */
    VIEWER,
    /** Everyday acts: phones, extensions, leases, the site; sees secrets. */
    OPERATOR,
    /** The box itself: operators, tokens, packs, firmware, network, backup, update, reset. */
    ADMIN;

    /** The role's name in API and console, e.g. {@code viewer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name; empty where there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
