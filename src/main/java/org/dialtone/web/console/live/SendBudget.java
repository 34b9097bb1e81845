package org.dialtone.web.console.live;

import java.nio.charset.StandardCharsets;

/** How many bytes a console may still be sent: less than 2 MB in a minute, whatever it watches. For one reader. */
final class SendBudget {

    /** Bytes in a second, over time. */
    static final int PER_SECOND = 28_000;

    /** Bytes that may go out at once after a quiet while. */
    static final int AT_ONCE = 60_000;

    /** Each line of an event is a field of its own (HTML, server-sent events): {@code data:}. */
    private static final int FIELD = 5;

    private final int perTurn;
    private int left = AT_ONCE;

    /** @param turns how often the reader is served in a second */
    SendBudget(int turns) {
        perTurn = PER_SECOND / turns;
    }

    /** Begins another turn. */
    void turn() {
        left = Math.min(AT_ONCE, left + perTurn);
    }

    /** Zero or less: nothing may go out in this turn. */
    int left() {
        return left;
    }

    /** Counts what goes out; what is more than was left is missing in later turns. */
    void spend(String text) {
        left -= bytes(text);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length
                + FIELD * (int) text.chars().filter(each -> each == '\n').count();
    }
}
