package org.dialtone.app;

import java.time.Duration;

/**
 * How a site file is to be applied.
 *
 * @param basis        the revision that the file was made from: another present one refuses it; null: not asked
 * @param allowRemoval whether it may remove many of the phones or extensions
 * @param grace        how long the present provisioning folder answers on, where the file names another
 */
public record ApplyOptions(Long basis, boolean allowRemoval, Duration grace) {

    /** Asks for no basis, and removes few objects. */
    public static final ApplyOptions USUAL = new ApplyOptions(null, false, SiteBook.USUAL_GRACE);

    /** The same for a file that was made from this revision. */
    public ApplyOptions from(Long revision) {
        return new ApplyOptions(revision, allowRemoval, grace);
    }

    /** The same for a file that may remove many phones or extensions. */
    public ApplyOptions removing(boolean allowed) {
        return new ApplyOptions(basis, allowed, grace);
    }
}
