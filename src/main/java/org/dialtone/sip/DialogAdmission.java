package org.dialtone.sip;

/** The decision on a request within a dialog. */
sealed interface DialogAdmission {

    /** The request goes on to the other side. */
    record Admitted(DialogProofs.Sides sides, Target target) implements DialogAdmission {}

    /** The request gets an answer instead, or waits. */
    record Stopped(CallAdmission why) implements DialogAdmission {}
}
