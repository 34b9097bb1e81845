package org.dialtone.sip;

import java.time.Duration;
import java.time.Instant;

/**
 * One call between phones, as the proxy saw it.
 *
 * @param caller     the caller's extension
 * @param called     the number as it was dialled
 * @param answeredBy the extension that answered, or null
 * @param answered   when it was answered, or null
 * @param ended      when it ended; null while it lives, and where the box was down when it ended
 * @param end        how it ended; null while it lives
 */
public record Call(
        long id,
        String caller,
        String callerName,
        String called,
        String answeredBy,
        Instant started,
        Instant answered,
        Instant ended,
        End end) {

    /**
     * How a call ended; LOST: the box saw no end, because a phone went down; UNKNOWN_END: the box itself was down when
     * the call ended.
     */
    public enum End {
        CALLER_HUNG_UP,
        CALLEE_HUNG_UP,
        CANCELLED,
        BUSY,
        DECLINED,
        NO_ANSWER,
        UNREACHABLE,
        UNKNOWN_NUMBER,
        FAILED,
        LOST,
        UNKNOWN_END
    }

    /** The same call with all its times later. @param by negative: earlier */
    public Call moved(Duration by) {
        return by.isZero()
                ? this
                : new Call(
                        id,
                        caller,
                        callerName,
                        called,
                        answeredBy,
                        started.plus(by),
                        answered == null ? null : answered.plus(by),
                        ended == null ? null : ended.plus(by),
                        end);
    }

    Call answeredBy(String user, Instant at) {
        return new Call(id, caller, callerName, called, user, started, at, null, null);
    }

    Call ended(End how, Instant at) {
        return new Call(id, caller, callerName, called, answeredBy, started, answered, at, how);
    }

    /** The end of a call by the final response to the INVITE. */
    static End of(int status) {
        return switch (status) {
            case 404, 484 -> End.UNKNOWN_NUMBER;
            case 408 -> End.NO_ANSWER;
            case 480, 503 -> End.UNREACHABLE;
            case 486, 600 -> End.BUSY;
            case 487 -> End.CANCELLED;
            case 403, 603, 607 -> End.DECLINED;
            default -> End.FAILED;
        };
    }
}
