package org.dialtone.sip;

/** Why a binding ended without a word of its phone. */
enum BindingEnd {
    /** The phone didn't refresh it in time. */
    EXPIRED,
    /** Its time ran out while the box was off. */
    EXPIRED_MEANWHILE,
    /** Another device holds its address now. */
    ADDRESS_TAKEN,
    /** The phone is still there, but the site gives the extension to other phones. */
    LINE_MOVED,
    /** The site has no such extension any more, or the phone no longer waits for its adoption. */
    EXTENSION_REMOVED,
    /** The same phone registered anew after a boot. */
    REPLACED,
    /** The extension has too many contacts, and this one was the longest without a refresh. */
    CROWDED_OUT
}
