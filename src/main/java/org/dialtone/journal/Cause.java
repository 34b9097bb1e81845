package org.dialtone.journal;

import java.util.Arrays;

/**
 * The reason why a file was refused or came without an account, or why a message was not believed. The first words of
 * an entry's reason name the cause, and the diagnosis finds it by them.
 */
public enum Cause {
    /** The site doesn't list the phone. */
    UNKNOWN("unknown phone"),
    /** The site doesn't list the phone; the phone got a file without an account and waits for its adoption. */
    HELD("held"),
    /** The device at this phone's address asked for the file of another MAC. */
    OTHERS("not its own file"),
    /** Another device's address asked for this phone's file. */
    ASKED_FOR("another device"),
    /** The box knows no holder of the asking address. */
    NOBODY("no lease"),
    /** One address asked for the files of several phones. */
    SHARED("one address for several phones"),
    /** The device that answers at the asking address is not the one that has the lease. */
    NEIGHBOUR("wrong device"),
    /** No device answers at the asking address, so the box can't tell which device asks. */
    UNMET("nobody answers"),
    /** The phone is connected to another switch port than at its last good boot. */
    PLACE("another switch port"),
    /** The provisioning window is closed. */
    WINDOW("window closed"),
    /** A message claims an address for the phone while the box only listens, and what the box sees contradicts it. */
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

    /** Whether the box doubts that the sender is the device that it claims to be. */
    public static boolean isDoubt(Entry entry) {
        return Arrays.stream(values()).anyMatch(cause -> cause != HELD && cause.isOf(entry));
    }

    /** The details that were given to {@link #because}. */
    String details(Entry entry) {
        return entry.reason().substring(lead.length());
    }
}
