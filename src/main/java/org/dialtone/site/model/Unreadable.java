package org.dialtone.site.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that its field can't take. */
public final class Unreadable extends RuntimeException {

    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(.*?)(?: \\((expected [^()]*)\\))?(?:; (expected .*))?");

    private final String remedy;

    public Unreadable(String says, String remedy) {
        super(says);
        this.remedy = remedy;
    }

    /**
     * Splits the message of a value in {@code net} or in options, which holds the fault and the remedy in one sentence:
     * what is wrong (expected what).
     */
    public static Unreadable from(IllegalArgumentException e) {
        Matcher parts = SENTENCE.matcher(e.getMessage());
        if (!parts.matches() || parts.group(2) == null && parts.group(3) == null) {
            int last = e.getMessage().lastIndexOf("; ");
            return last < 0
                    ? new Unreadable(e.getMessage(), "correct the value")
                    : new Unreadable(
                            e.getMessage().substring(0, last), e.getMessage().substring(last + 2));
        }
        return new Unreadable(parts.group(1), parts.group(3) != null ? parts.group(3) : parts.group(2));
    }

    public String says() {
        return getMessage();
    }

    public String remedy() {
        return remedy;
    }
}
