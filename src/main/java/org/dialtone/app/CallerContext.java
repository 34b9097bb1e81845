package org.dialtone.app;

import java.util.concurrent.Executor;

/** Where whoever calls now wants to go on later. */
@FunctionalInterface
public interface CallerContext {

    /** The caller's event loop, or else any. */
    Executor current();
}
