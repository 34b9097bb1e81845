package org.dialtone.journal;

/** How much an event matters to the operator. */
public enum Severity {
    /** The course of things, a phone's restart and a file left out on purpose included. */
    INFO,
    /**
     * A refusal or a failure; whether it hinders a phone is the diagnosis's to say. An alarm of this kind comes before
     * something fails.
     */
    WARNING,
    /** Something fails until somebody acts; the catalogue has a remedy. */
    ERROR
}
