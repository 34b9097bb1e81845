package org.dialtone.app;

/** What a machine has of the links on which phones look for it. */
public enum LinkStanding {
    /** No link has a carrier, so that no phone can hear the machine. */
    CUT,
    /** Nothing of another device came lately, or nobody listens. */
    QUIET,
    /** Other devices were heard there lately. */
    LIVE
}
