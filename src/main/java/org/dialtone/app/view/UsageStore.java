package org.dialtone.app.view;

import java.util.List;

/** Keeps the points of the box's use over restarts; a bounded number, the latest. */
public interface UsageStore {

    /** The points of former runs, oldest first, in the time of the box; empty where they can't be read. */
    List<UsagePoint> load();

    /** Stores a point of this run. Never waits: where the disk can't keep up, the point is dropped and counted. */
    void append(UsagePoint point);
}
