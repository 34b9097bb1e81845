package org.dialtone.site;

/** Secrets that follow from the box's own key, so that they need no place in the database and are the same after a restart. */
@FunctionalInterface
interface SiteKey {

    /** Of a check without a box: what follows from it is worth nothing. */
    SiteKey NONE = (_, _) -> new byte[32];

    /**
     * 32 bytes that nobody can tell without the key.
     *
     * @param purpose what the secret is for: of two purposes neither tells the other
     * @param whose   e.g. a MAC
     */
    byte[] derive(String purpose, String whose);
}
