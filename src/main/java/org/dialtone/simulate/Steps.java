package org.dialtone.simulate;

/** Receives the duration of each step of a phone's boot. */
@FunctionalInterface
interface Steps {

    void took(String step, long nanos);
}
