package org.dialtone.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a program with a token may do; each scope opens all that those before it open, and none opens secrets. */
public enum TokenScope {
    /** Metrics alone. */
    METRICS,
    /** As {@link Role#VIEWER}. */
    READ,
    /** As {@link Role#OPERATOR}, without secrets. */
    OPERATE,
    /** As {@link Role#ADMIN}, without secrets, and without what only a person may do. */
    ADMIN;

    /** The scope's name in API and console, e.g. {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this name; empty where there is none. */
    public static Optional<TokenScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
