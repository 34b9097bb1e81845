package org.dialtone.store.move;

import org.dialtone.app.StartupFault;

/** The server may have the rows, or has them: what is in the data folder can't simply go on. */
public final class MoveInDoubt extends StartupFault {

    private static final long serialVersionUID = 1L;

    MoveInDoubt(String says, Throwable cause) {
        super(says, cause);
    }
}
