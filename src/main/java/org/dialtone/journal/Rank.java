package org.dialtone.journal;

/** Whose story an entry is; the lower ones never push out a higher one's. */
public enum Rank {
    /** A phone of the site. */
    LISTED,
    /** A phone by its maker or by what it says, which anyone can make up; the site doesn't list it. */
    GUEST,
    STRANGER
}
