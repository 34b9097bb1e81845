package org.dialtone.phone;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Glob;

/**
 * What is known of a vendor's firmware.
 *
 * @param avoid versions that are known to be bad
 * @param via   versions that older ones must run first
 */
public record FirmwareAdvice(List<Avoid> avoid, List<Via> via) {

    public static final FirmwareAdvice NONE = new FirmwareAdvice(List.of(), List.of());

    /**
     * A version that is known to be bad.
     *
     * @param models   a pattern for the whole model name
     * @param versions a pattern for the whole version
     * @param says     what is wrong with it, in words
     * @param source   where that is known from
     * @param sure     how certain it is, e.g. {@code seen}
     */
    public record Avoid(Glob models, Glob versions, String says, String source, String sure) {}

    /**
     * A version between.
     *
     * @param below  versions before this one can't be followed by it, or by a later one
     * @param step   a pattern for the version that comes between
     * @param says   why, in words
     */
    public record Via(Glob models, String below, Glob step, String says, String source, String sure) {

        /** Whether a phone that runs the one version must not be told of the other. */
        boolean isBetween(String runs, String wanted) {
            return VersionOrder.isBelow(runs, below) && !VersionOrder.isBelow(wanted, below);
        }
    }

    /** What is wrong with this version on phones of this model. */
    public Optional<Avoid> against(String model, String version) {
        return avoid.stream()
                .filter(each -> meet(each.models(), model) && each.versions().matches(version))
                .findFirst();
    }

    /** What must be run between these versions on phones of this model. @param runs null: unknown */
    public Optional<Via> between(String model, String runs, String wanted) {
        return via.stream()
                .filter(each -> meet(each.models(), model))
                .filter(each ->
                        runs == null ? !VersionOrder.isBelow(wanted, each.below()) : each.isBetween(runs, wanted))
                .filter(each -> !each.step().matches(wanted))
                .findFirst();
    }

    /** @param model a model, or a pattern for models; null: unknown */
    private static boolean meet(Glob models, String model) {
        return model == null || models.matches(model) || new Glob(model).matches(models.pattern());
    }
}
