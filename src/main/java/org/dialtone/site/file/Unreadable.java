package org.dialtone.site.file;

/** A text that its field can't take. */
final class Unreadable extends RuntimeException {

    private static final String EXPECTED = " (expected ";

    private final String remedy;

    Unreadable(String says, String remedy) {
        super(says);
        this.remedy = remedy;
    }

    /** Values of {@code net} say both in one sentence: what is wrong (expected what). */
    static Unreadable from(IllegalArgumentException e) {
        String message = e.getMessage();
        int at = message.indexOf(EXPECTED);
        return at < 0 ? new Unreadable(message, "write it as the example in the documentation shows")
                : new Unreadable(message.substring(0, at), "expected " + message.substring(at + EXPECTED.length(), message.length() - 1));
    }

    String says() {
        return getMessage();
    }

    String remedy() {
        return remedy;
    }
}
