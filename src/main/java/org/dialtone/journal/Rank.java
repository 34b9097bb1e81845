package org.dialtone.journal;

/** The kind of device that an entry is about; entries of a lower rank never push out those of a higher one. */
public enum Rank {
    /** A phone of the site. */
    LISTED,
    /**
     * A device that the site doesn't list, but that is a phone by its maker or by what it says; anyone can make that
     * up.
     */
    GUEST,
    STRANGER
}
