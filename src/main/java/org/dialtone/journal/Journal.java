package org.dialtone.journal;

/** Takes what happened to a phone; never waits, never throws. */
@FunctionalInterface
public interface Journal {

    void record(Entry entry);
}
