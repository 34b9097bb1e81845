package org.dialtone.journal;

import java.util.Arrays;

/**
 * Why a file was refused, or came without an account, or a word was not believed: the first words of an entry's
 * reason, by which the diagnosis knows it again.
 */
public enum Cause {
    /** The site doesn't name it. */
    UNKNOWN("unknown phone"),
    /** The site doesn't name it; it got a file without an account, and waits for an adoption. */
    HELD("held"),
    /** Its address asked for the file of another MAC. */
    OTHERS("not its own file"),
    /** Another device's address asked for this phone's file. */
    ASKED_FOR("another device"),
    /** Nobody is known to hold the asking address. */
    NOBODY("no lease"),
    /** Several phones' files were asked for from one address. */
    SHARED("one address for several phones"),
    /** Another device than the lease's answers at the asking address. */
    NEIGHBOUR("wrong device"),
    /** Nobody answers at the asking address, so that it can't be told who asks. */
    UNMET("nobody answers"),
    /** The phone hangs on another switch port than at its last good boot. */
    PLACE("another switch port"),
    /** The provisioning window is closed. */
    WINDOW("window closed"),
    /** Somebody said that it has an address, where the box only listens, and what the box sees speaks against that. */
    HEARSAY("not believed");

    private final String lead;

    Cause(String lead) {
        this.lead = lead + ": ";
    }

    /** The reason of an entry. */
    public String because(String details) {
        return lead + details;
    }

    public boolean isOf(Entry entry) {
        return entry.begins(lead);
    }

    /** Whether who asked is perhaps not who it says it is. */
    public static boolean isDoubt(Entry entry) {
        return Arrays.stream(values()).anyMatch(cause -> cause != HELD && cause.isOf(entry));
    }

    /** What {@link #because} was told. */
    String details(Entry entry) {
        return entry.reason().substring(lead.length());
    }
}
