package org.dialtone.store;

import java.sql.SQLException;

/**
 * The connection was lost between a COMMIT and its answer, and no other connection told what came of it: the changes are
 * there or aren't.
 */
final class CommitInDoubt extends SQLException {

    /** Of PostgreSQL's appendix A: the resolution of the transaction is unknown. */
    private static final String UNKNOWN = "08007";

    /** The connection was lost before, so nothing was sent. */
    private static final String LOST_BEFORE = "08003";

    CommitInDoubt(Throwable cause) {
        super(cause.getMessage(), UNKNOWN, cause);
    }

    /** The failure of a commit, as one in doubt where the server may have made it. */
    static SQLException of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        boolean lost = state.startsWith("08") || state.startsWith("57P");
        return lost && !state.equals(LOST_BEFORE) ? new CommitInDoubt(failure) : failure;
    }
}
