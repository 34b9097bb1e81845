package org.dialtone.provision;

import java.time.Instant;

/**
 * The file that a phone got last, and what the box saw of it since.
 *
 * @param at        when the phone got it; null: a box that didn't note it yet
 * @param confirmed the last version with which the phone registered, or reported that it did; null: none
 * @param behind    since when the site has another file for the phone; null: this is the site's
 */
public record FileReceipt(ServedFile file, Instant at, FileVersion confirmed, Instant behind) {

    FileReceipt confirmedAt(Instant then) {
        return isConfirmed() ? this : new FileReceipt(file, at, new FileVersion(file.etag(), then), behind);
    }

    FileReceipt behindSince(Instant since) {
        return new FileReceipt(file, at, confirmed, since);
    }

    /** Whether the phone has registered since it got the file. */
    public boolean isConfirmed() {
        return confirmed != null
                && confirmed.tag().equals(file.etag())
                && (at == null || !confirmed.at().isBefore(at));
    }

    /** Whether the phone asked for its file at this moment or later. */
    public boolean isSince(Instant moment) {
        return at != null && !at.isBefore(moment);
    }
}
