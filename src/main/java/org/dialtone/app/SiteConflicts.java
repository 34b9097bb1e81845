package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck.Examined;
import org.dialtone.site.check.Consequences;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;

/** Reviews changes of the present site: what they change, and whether they were made from something that isn't any more. */
record SiteConflicts(SiteRevisions store, Site current, long number) {

    /**
     * The refusal where one of the objects changed since they were read; changes of other objects don't count.
     *
     * @param basis null: not asked
     */
    Optional<Review> of(Basis basis) {
        return Optional.ofNullable(basis)
                .flatMap(this::changed)
                .map(refusal -> new Review(List.of(), Changes.NONE, refusal));
    }

    private Optional<EditRefusal> changed(Basis basis) {
        return stale(
                basis.revision(),
                then -> basis.objects().stream()
                        .flatMap(object -> Differences.of(object, then, current).stream())
                        .toList());
    }

    /** Where the site changed since the file was made, or was applied. */
    Optional<EditRefusal> of(ApplyOptions options) {
        Long basis = options.basis() != null ? options.basis() : appliedAt(options.path());
        return options.force() || basis == null
                ? Optional.empty()
                : stale(basis, then -> Differences.between(then, current));
    }

    /** The review of a change that was checked. @param next the site that it makes, with its secrets */
    Review review(Examined examined, Site next, ApplyOptions options) {
        return new Review(
                Stream.concat(examined.review().findings().stream(), Consequences.between(current, next).stream())
                        .toList(),
                Changes.between(current, next),
                refusal(next, options).orElse(null));
    }

    /** A change that changes nothing is refused by nothing. */
    private Optional<EditRefusal> refusal(Site next, ApplyOptions options) {
        if (next.equals(current)) {
            return Optional.empty();
        }
        Optional<EditRefusal> removal = options.allowRemoval() ? Optional.empty() : Removals.refusal(current, next);
        return of(options).or(() -> removal);
    }

    private Optional<EditRefusal> stale(long basis, Function<Site, List<NamedChange>> differences) {
        if (basis == number) {
            return Optional.empty();
        }
        Optional<List<NamedChange>> changes = store.at(basis).map(differences);
        return changes.filter(List::isEmpty).isPresent()
                ? Optional.empty()
                : Optional.of(new EditRefusal.Stale(basis, number, changes.orElse(List.of())));
    }

    private Long appliedAt(String path) {
        return Optional.ofNullable(path)
                .flatMap(store::applied)
                .map(SiteRevisions.Applied::revision)
                .orElse(null);
    }
}
