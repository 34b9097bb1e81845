package org.dialtone.web.console.start;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of the first start after the first, the password. */
public enum StartStep {
    INTERFACE,
    ADDRESSES,
    REGISTRAR,
    PHONES,
    SUMMARY;

    public static final String FIRST = "/console/start";

    /** Its part of the page's address, and of its words' keys. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StartStep> of(String word) {
        return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** The step's place among all. */
    int number() {
        return ordinal() + 2;
    }

    String address() {
        return FIRST + "/" + word();
    }

    /** The step after it; the last one's is itself. */
    StartStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** The address of the page before it. */
    String back() {
        return ordinal() == 0 ? "/console/" : values()[ordinal() - 1].address();
    }

    /** The step at which a value is chosen. @param path as the change of the first start names it */
    static Optional<StartStep> ofPath(String path) {
        return switch (path.replaceAll("[.\\[].*", "")) {
            case "dhcp" -> Optional.of(path.startsWith("dhcp.interfaces") ? INTERFACE : ADDRESSES);
            case "scope" -> Optional.of(ADDRESSES);
            case "registrar", "site" -> Optional.of(REGISTRAR);
            case "csv", "phones", "extensions", "provisioning" -> Optional.of(PHONES);
            default -> Optional.empty();
        };
    }
}
