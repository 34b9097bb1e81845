package org.dialtone.app;

import java.util.Optional;

/** Names the disk as the cause of a failure, in words for the operator. */
@FunctionalInterface
public interface DiskWords {

    /** Why the disk didn't take a change; empty where the failure has another cause. */
    Optional<String> of(Throwable failure);
}
