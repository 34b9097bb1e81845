package org.dialtone.simulate;

/** Hears how long each step of a phone's boot took. */
@FunctionalInterface
interface Steps {

    void took(String step, long nanos);
}
