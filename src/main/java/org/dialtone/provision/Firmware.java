package org.dialtone.provision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.Glob;

/**
 * The firmware for phones of one kind.
 *
 * @param vendor  key of the phones' pack
 * @param models  a pattern for the whole model name
 * @param version the version as the vendor writes it; empty: the file's name tells the phone
 * @param file    the file that the phone is told of
 * @param more    files that the phone fetches by itself after that one
 */
public record Firmware(String vendor, Glob models, String version, String file, List<String> more) {

    public Firmware(String vendor, String models, String version, String file, List<String> more) {
        this(vendor, new Glob(models), version, file, more);
    }

    /** Whether the line suits the phone. @param model null: unknown, which only a line for all models suits */
    boolean suits(String ofVendor, String model) {
        return vendor.equals(ofVendor) && models.matches(model == null ? "" : model);
    }

    private Stream<String> files() {
        return Stream.concat(Stream.of(file), more.stream());
    }

    /** The last line of those that suit. */
    static Optional<Firmware> of(List<Firmware> all, String vendor, String model) {
        return all.stream().filter(each -> each.suits(vendor, model)).reduce((_, later) -> later);
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
}
