package org.dialtone.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.site.CsvReview;
import org.dialtone.site.Review;
import org.dialtone.site.file.CsvImport;
import org.dialtone.site.file.CsvPhonebook;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Site;

/**
 * Takes tables into a site, and gives each finding its row.
 *
 * @param take checks a site, and makes it the present one unless the flag says to check only
 */
record TableImport(Site current, boolean dryRun, BiFunction<Site, Boolean, Review> take) {

    /** Merges extensions and phones. A faulty table is checked too, so that one look shows all conflicts. */
    CsvReview phones(String csv) {
        CsvImport table = new CsvImport(csv, current);
        List<Finding> findings = new ArrayList<>(table.findings());
        Set<Integer> refused =
                findings.stream().filter(Finding::isFault).map(Finding::line).collect(Collectors.toSet());
        Review review = take.apply(table.site(), dryRun || !refused.isEmpty());
        review.findings().stream()
                .map(table::ofRow)
                .flatMap(Optional::stream)
                .filter(each -> !refused.contains(each.line()))
                .forEach(findings::add);
        return new CsvReview(
                new Review(
                        List.copyOf(findings), refused.isEmpty() ? review.changes() : Changes.NONE, review.refusal()),
                table.fates(findings));
    }

    /** Replaces the site's own entries of the phone book. */
    Review phonebook(String csv) {
        CsvPhonebook table = new CsvPhonebook(csv);
        if (table.findings().stream().anyMatch(Finding::isFault)) {
            return new Review(table.findings(), Changes.NONE);
        }
        Review review = take.apply(current.withPhonebook(table.entries()), dryRun);
        return new Review(
                Stream.concat(
                                table.findings().stream(),
                                review.findings().stream().map(table::ofRow).flatMap(Optional::stream))
                        .toList(),
                review.changes(),
                review.refusal());
    }
}
