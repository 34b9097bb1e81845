package org.dialtone.simulation;

import java.util.List;

/** A promise that the box broke. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient List<String> subjects;

    /** @param subjects the stations and addresses that it is about */
    Violation(String what, List<String> subjects) {
        super(what);
        this.subjects = subjects;
    }

    List<String> subjects() {
        return subjects;
    }
}
