package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import org.dialtone.site.model.NamedChange;

/**
 * One state of the site, and how it came.
 *
 * @param number  from 1 on; a box never gives a number twice, and leaves some out after a restore
 * @param at      when it was made; of several adoptions in a row, the last
 * @param act     what was done, in a word or two: {@code apply}, {@code adopt}, {@code restore 12}
 * @param changes the differences to the revision before, at most {@link #MOST_CHANGES}
 * @param count   the number of all differences
 * @param file    the file that was applied, or null where there was none
 */
public record Revision(
        long number, Instant at, Actor who, String act, List<NamedChange> changes, int count, AppliedFile file) {

    public static final int MOST_CHANGES = 200;

    /**
     * A site file that was applied; {@link SiteRevisions#file} has its text.
     *
     * @param path   null where the text came without one
     * @param digest SHA-256 of the content, in hex
     */
    public record AppliedFile(String path, String digest) {}
}
