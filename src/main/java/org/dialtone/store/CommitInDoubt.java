package org.dialtone.store;

import java.sql.SQLException;

/**
 * The connection was lost between a COMMIT and its answer, and no other connection told what came of it: the changes are
 * there or aren't.
 */
final class CommitInDoubt extends SQLException {

    CommitInDoubt(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
