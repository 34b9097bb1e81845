package org.dialtone.boot;

import java.time.Instant;
import java.util.function.Consumer;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.DatabaseAway;
import org.dialtone.net.BoxClock;

/** The row of the active process, and whether the database answered when it was asked last for that. */
final class AskedRow {

    private final ActiveRow row;
    private final BoxClock clock;
    private volatile boolean reached;

    AskedRow(ActiveRow row, BoxClock clock) {
        this.row = row;
        this.clock = clock;
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {

        T ask() throws DatabaseAway;
    }

    ActiveRow.Taking take(Consumer<ActiveRow.Taking.Taken> coming) throws DatabaseAway {
        return asked(() -> row.take(coming));
    }

    /** Stays active; false: another took the row. */
    boolean renew() throws DatabaseAway {
        Instant now = clock.instant();
        return asked(() -> row.renew(now));
    }

    boolean isReached() {
        return reached;
    }

    private <T> T asked(Question<T> question) throws DatabaseAway {
        try {
            T answer = question.ask();
            reached = true;
            return answer;
        } catch (DatabaseAway e) {
            reached = false;
            throw e;
        }
    }
}
