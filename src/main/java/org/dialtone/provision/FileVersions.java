package org.dialtone.provision;

/**
 * The three versions of a phone's own file: wanted, served and confirmed.
 *
 * @param wanted   the tag of what the phone would get now; null: that isn't known yet, or can't be told
 * @param received what it got last, and the version with which it registered
 */
public record FileVersions(String wanted, FileReceipt received) {

    /** Whether the phone's file is older than the site's; null: that can't be told. */
    public Boolean behind() {
        return wanted == null ? null : !wanted.equals(received.file().etag());
    }
}
