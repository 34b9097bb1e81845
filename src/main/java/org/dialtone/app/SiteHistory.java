package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/** The revisions of the site, for those who read them; waits for the disk. */
public final class SiteHistory {

    private final SiteRevisions revisions;

    public SiteHistory(SiteRevisions revisions) {
        this.revisions = revisions;
    }

    /** The number of the present revision; 0 on a box that never had a site. */
    public long present() {
        return revisions.latest().map(Revision::number).orElse(0L);
    }

    /** The number of revisions that lists have; adoptions by the box that follow each other are one of them. */
    public long count() {
        return revisions.count();
    }

    /** A part of the kept revisions, newest first. @param skipped the number of newer ones to leave out */
    public List<Revision> page(long skipped, int most) {
        return revisions.list(Long.MAX_VALUE, Math.toIntExact(skipped + most)).stream()
                .skip(skipped)
                .toList();
    }

    /** Revisions below a number, newest first. */
    public List<Revision> below(long number, int most) {
        return revisions.list(number, most);
    }

    /** Empty where there is no such revision, or it is no longer kept. */
    public Optional<Revision> find(long number) {
        return revisions.find(number);
    }

    /**
     * What changed from one revision to another, which may be the earlier; empty where one of both is not kept.
     *
     * @param from a revision's number
     */
    public Optional<List<NamedChange>> changes(long from, long to) {
        Optional<Site> before = revisions.at(from);
        return revisions.at(to).flatMap(after -> before.map(earlier -> Differences.between(earlier, after)));
    }

    /** The text of the file that was applied, without its secrets; empty where there was none. */
    public Optional<String> file(long number) {
        return revisions.file(number);
    }
}
