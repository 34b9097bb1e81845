package org.dialtone.journal;

/** Takes events of phones as they happen. An implementation never waits and never throws. */
@FunctionalInterface
public interface Journal {

    void record(Entry entry);
}
