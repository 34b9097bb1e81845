package org.dialtone.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.FileSamples;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Renderer.Rendering;

/**
 * What an edit of a pack means for the site's phones.
 *
 * @param changed phones that get at least one changed file
 * @param phones  phones that were compared
 * @param whole   false: the time ran out before all phones were compared, so more may change
 * @param options whether the vendor's DHCP options change too
 */
public record EditEffect(int changed, int phones, boolean whole, boolean options) {

    /** A phone, its model and its firmware; both are null where they aren't known. */
    record Candidate(Phone phone, String model, String firmware) {}

    /** @param before null where the vendor has no pack so far: then every phone's files change */
    static EditEffect between(List<Candidate> phones, FileSamples before, FileSamples after, BooleanSupplier inTime) {
        Comparison comparison = new Comparison(before, after);
        int looked = 0;
        int changed = 0;
        while (looked < phones.size() && inTime.getAsBoolean()) {
            changed += comparison.test(phones.get(looked++)) ? 1 : 0;
        }
        boolean options = before == null
                || !before.pack().options().equals(after.pack().options())
                || !before.pack().vlan().equals(after.pack().vlan());
        return new EditEffect(changed, looked, looked == phones.size(), options);
    }

    /** Describes the effect in words, e.g. for the console. */
    public String says() {
        String files = "changes the files of " + changed + " of " + phones + (phones == 1 ? " phone" : " phones");
        return files
                + (whole ? "" : " that there was time to look at")
                + (options ? ", and the DHCP options of this vendor" : "");
    }

    /** Compares a phone's files. Files that belong to no single phone are rendered once for each model. */
    private static final class Comparison implements Predicate<Candidate> {

        private final FileSamples before;
        private final FileSamples after;
        private final Map<String, Boolean> shared = new HashMap<>();

        Comparison(FileSamples before, FileSamples after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public boolean test(Candidate phone) {
            return before == null
                    || shared.computeIfAbsent(phone.model() + " " + phone.firmware(), _ -> differs(phone, false))
                    || differs(phone, true);
        }

        private boolean differs(Candidate phone, boolean own) {
            return !texts(before, phone, own).equals(texts(after, phone, own));
        }

        private static Map<String, Optional<Rendering>> texts(FileSamples samples, Candidate phone, boolean own) {
            Map<String, Optional<Rendering>> texts = new HashMap<>();
            for (PackFile file : samples.pack().files()) {
                boolean wanted =
                        file.suits(phone.model(), phone.firmware()) && (file.kind() == PackFile.Kind.PHONE) == own;
                if (wanted) {
                    texts.putIfAbsent(
                            file.name() + " " + file.kind(),
                            Optional.of(file)
                                    .filter(each -> each.template() != null)
                                    .map(each -> samples.rendering(each, phone.phone(), phone.model())));
                }
            }
            return texts;
        }
    }
}
