package org.dialtone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.SiteBook.Export;
import org.dialtone.app.SiteRevisions.Applied;
import org.dialtone.site.Review;
import org.dialtone.site.model.Changes;

/**
 * The site as a file on disk. A file was made from the revision that its first line names, or at which it was applied
 * last from its path. Waits for the disk.
 */
public final class SiteFiles {

    private final SiteBook site;
    private final SiteRevisions revisions;

    public SiteFiles(SiteBook site, SiteRevisions revisions) {
        this.site = site;
        this.revisions = revisions;
    }

    /** A site file that says which revision it is of. */
    public String export(boolean withSecrets) {
        Export export = site.exported(withSecrets);
        return RevisionMark.line(export.revision(), site.document().site().name()) + export.yaml();
    }

    /**
     * Makes the site equal to the file, as {@link SiteBook#apply} does, unless the site was changed otherwise since the
     * file was made.
     *
     * @param options with the file's absolute path
     */
    public Review apply(Actor who, String yaml, ApplyOptions options) {
        return site.apply(who, yaml, options.from(basis(yaml, options.path())));
    }

    /** What {@link #apply} would find and change; changes nothing. */
    public Review check(String yaml, ApplyOptions options) {
        return site.check(yaml, options.from(basis(yaml, options.path())));
    }

    /** As {@link #apply}, unless the file's content is the one that was applied last from there. */
    public Review applyFrom(Path path) {
        return SiteSource.read(path)
                .map(source -> isApplied(source)
                        ? new Review(List.of(), Changes.NONE)
                        : apply(
                                new Actor(Actor.Kind.FILE, source.path(), null),
                                source.text(),
                                ApplyOptions.USUAL.at(source.path())))
                .orElseGet(() -> SiteSource.unreadable(path));
    }

    /** Makes {@link #applyFrom} take this file only where its content differs from its content now. */
    public void regardAsApplied(Path path) {
        SiteSource.read(path).ifPresent(source -> revisions.storeApplied(source.applied()));
    }

    /** Whether the file's content is in force, or was written from the present site. */
    public boolean holds(Path path) {
        return SiteSource.read(path)
                .filter(source -> isApplied(source)
                        || RevisionMark.of(source.text())
                                .filter(revision -> revision == site.revision())
                                .isPresent())
                .isPresent();
    }

    /** Whether the file's content was applied once, and isn't what was applied last from there. */
    public boolean isFormer(Path path) {
        return SiteSource.read(path)
                .filter(source -> !isApplied(source) && revisions.isKnown(source.digest()))
                .isPresent();
    }

    private boolean isApplied(SiteSource source) {
        return revisions
                .applied(source.path())
                .map(Applied::file)
                .map(AppliedFile::digest)
                .filter(source.digest()::equals)
                .isPresent();
    }

    /** Null where the file says nothing, or the box has no site that could be lost. */
    private Long basis(String yaml, String path) {
        Optional<Long> mark = RevisionMark.of(yaml).filter(_ -> !site.isEmpty());
        return mark.map(revision -> changedBy(revision, path).orElse(revision)).orElse(null);
    }

    /** The later revision that this very file made from the path: whoever edits an exported file again keeps its mark. */
    private Optional<Long> changedBy(long mark, String path) {
        return Optional.ofNullable(path)
                .flatMap(revisions::applied)
                .map(Applied::revision)
                .filter(later -> later > mark)
                .filter(later -> revisions
                        .file(later)
                        .flatMap(RevisionMark::of)
                        .filter(of -> of == mark)
                        .isPresent());
    }
}
