package org.dialtone.app;

import java.util.concurrent.Executor;

/** Finds where the present caller wants to continue later. */
@FunctionalInterface
public interface CallerContext {

    /** The caller's event loop, or any executor where the caller has none. */
    Executor current();
}
