package org.dialtone.recorder;

/** What a message means for the parts of a recording. */
sealed interface Cue {

    /** The phone asks for an address as it does after power-on: DISCOVER, or REQUEST in the state INIT-REBOOT. */
    record PowerOn() implements Cue {}

    /** The box gave an address. */
    record Leased() implements Cue {}

    /** Any other DHCP message. */
    record Dhcp() implements Cue {}

    /** The phone asks where its files are, or for one of them. */
    record Files() implements Cue {}

    /** SIP outside calls. */
    record Signalling() implements Cue {}

    /** SIP of a call. @param begins whether it is the INVITE */
    record Call(String id, boolean begins) implements Cue {}
}
