package org.dialtone.app;

import java.util.List;

/** The last lines of the box's own log. Safe to use from any thread. */
public interface BoxLog {

    /** The last lines, oldest first. */
    List<String> lines();
}
