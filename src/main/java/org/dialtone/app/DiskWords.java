package org.dialtone.app;

import java.util.Optional;

/** What the operator is told where the disk didn't take a change. */
@FunctionalInterface
public interface DiskWords {

    /** Why the disk didn't take a change, where that is at the root of a failure. */
    Optional<String> of(Throwable failure);
}
