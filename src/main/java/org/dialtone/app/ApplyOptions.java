package org.dialtone.app;

/**
 * How a site file is to be applied.
 *
 * @param basis        the revision that the file was made from: another present one refuses it; null: not known
 * @param path         the file's path, or null: without a basis the file is refused where the site was changed otherwise
 *                     since it was applied from there
 * @param force        whether it is applied whatever it was made from
 * @param allowRemoval whether it may remove many of the phones or extensions
 */
public record ApplyOptions(Long basis, String path, boolean force, boolean allowRemoval) {

    /** A text that came without a path, from no known revision, and removes few objects. */
    public static final ApplyOptions USUAL = new ApplyOptions(null, null, false, false);

    /** The same for a file that was made from this revision. */
    public ApplyOptions from(Long revision) {
        return new ApplyOptions(revision, path, force, allowRemoval);
    }

    /** The same for a file at this path. */
    public ApplyOptions at(String file) {
        return new ApplyOptions(basis, file, force, allowRemoval);
    }

    /** The same, whatever the file was made from. */
    public ApplyOptions forced(boolean forced) {
        return new ApplyOptions(basis, path, forced, allowRemoval);
    }

    /** The same for a file that may remove many phones or extensions. */
    public ApplyOptions removing(boolean allowed) {
        return new ApplyOptions(basis, path, force, allowed);
    }
}
