package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.app.Revision;

/**
 * One revision of the site.
 *
 * @param who     the operator, the token, the command, or the part of the box
 * @param way     {@code console}, {@code api}, {@code token}, {@code command}, {@code screen}, {@code file} or {@code box}
 * @param from    the address of the one who asked; absent: the box itself
 * @param act     what was done, in a word or two
 * @param count   the number of all changes
 * @param changes the changes to the revision before; the first of them where there are many
 * @param path    the path of the file that was applied, where it came with one
 * @param file    the text of the file that was applied, without its secrets; only where one revision is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevisionJson(
        long number,
        Instant at,
        String who,
        String way,
        String from,
        String act,
        int count,
        List<ChangeJson> changes,
        String path,
        String file) {

    static RevisionJson of(Revision revision) {
        return of(revision, null);
    }

    static RevisionJson of(Revision revision, String file) {
        return new RevisionJson(
                revision.number(),
                revision.at(),
                revision.who().name(),
                revision.who().kind().name().toLowerCase(Locale.ROOT),
                revision.who().from(),
                revision.act(),
                revision.count(),
                ChangeJson.of(revision.changes()),
                Optional.ofNullable(revision.file())
                        .map(Revision.AppliedFile::path)
                        .orElse(null),
                file);
    }
}
