package org.dialtone.provision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.net.Glob;
import org.dialtone.phone.VersionOrder;

/**
 * The firmware for phones of one kind.
 *
 * @param vendor  key of the phones' pack
 * @param models  a pattern for the whole model name
 * @param version the version as the vendor writes it; empty: the file's name tells the phone
 * @param file    the file that the phone is told of
 * @param more    files that the phone fetches by itself after that one
 * @param steps   what phones of older versions run first
 * @param rollout how it comes to the phones; null: to all at once
 */
public record Firmware(
        String vendor,
        Glob models,
        String version,
        String file,
        List<String> more,
        List<FirmwareStep> steps,
        RolloutRules rollout) {

    /** Firmware for all phones of its kind at once. */
    public Firmware(String vendor, String models, String version, String file, List<String> more) {
        this(vendor, new Glob(models), version, file, more, List.of(), null);
    }

    /** Whether the line suits the phone. @param model null: unknown, which only a line for all models suits */
    public boolean suits(String ofVendor, String model) {
        return vendor.equals(ofVendor) && models.matches(model == null ? "" : model);
    }

    /** The step for phones that run this version; empty: none is needed. */
    Optional<FirmwareStep> step(String runs) {
        return steps.stream()
                .filter(step -> VersionOrder.isBelow(runs, step.below()))
                .findFirst();
    }

    /** The same line with the firmware of a step. */
    Firmware at(FirmwareStep step) {
        return new Firmware(vendor, models, step.version(), step.file(), List.of(), List.of(), rollout);
    }

    /** Whether the version is one of the steps. */
    public boolean isStep(String runs) {
        return steps.stream().anyMatch(step -> VersionOrder.isSame(runs, step.version()));
    }

    /** Whether this is one of its files, without regard to case. */
    public boolean names(String name) {
        return files().anyMatch(name::equalsIgnoreCase);
    }

    private Stream<String> files() {
        return Stream.concat(
                Stream.concat(Stream.of(file), more.stream()), steps.stream().map(FirmwareStep::file));
    }

    /** The last line of those that suit and have come to the phone. */
    static Optional<Firmware> of(List<Firmware> all, String vendor, String model, Predicate<Firmware> hasCome) {
        return all.stream()
                .filter(each -> each.suits(vendor, model) && hasCome.test(each))
                .reduce((_, later) -> later);
    }

    /** The lines that name this file, without regard to case. */
    static List<Firmware> naming(List<Firmware> all, String name) {
        return all.stream().filter(each -> each.names(name)).toList();
    }

    /** The stored name of the file with this name, without regard to case. */
    static Optional<String> named(List<Firmware> all, String name) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> same = all.stream()
                .flatMap(Firmware::files)
                .filter(name::equalsIgnoreCase)
                .toList();
        return same.contains(name) ? Optional.of(name) : same.stream().findFirst();
    }

    /** The text of a line without steps is as it always was: open windows are known by it. */
    @Override
    public String toString() {
        return "Firmware[vendor=" + vendor + ", models=" + models + ", version=" + version + ", file=" + file
                + ", more=" + more + (steps.isEmpty() ? "" : ", steps=" + steps) + "]";
    }
}
