package org.dialtone.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.EditEffect.Candidate;
import org.dialtone.pack.InstalledPacks.Draft;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.FileSamples;
import org.dialtone.provision.FileSamples.Sample;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Renderer;
import org.dialtone.provision.Renderer.Rendering;
import org.dialtone.provision.RolloutGate;

/**
 * Shows which files phones get now, and which they would get after an edit. Safe to use from any thread that may wait.
 */
public final class PackPreview {

    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    private final InstalledPacks installed;
    private final Fleet fleet;
    private final Supplier<ProvisionPlan> plan;
    private final FirmwareStore firmware;
    private final RolloutGate rollouts;
    private final Function<MacAddress, Ip4> server;

    /** @param server the box's address as this phone (null: any phone) reaches it */
    public PackPreview(
            InstalledPacks installed,
            Fleet fleet,
            Supplier<ProvisionPlan> plan,
            FirmwareStore firmware,
            RolloutGate rollouts,
            Function<MacAddress, Ip4> server) {
        this.installed = installed;
        this.fleet = fleet;
        this.plan = plan;
        this.firmware = firmware;
        this.rollouts = rollouts;
        this.server = server;
    }

    /**
     * A file as a phone would get it.
     *
     * @param kind  e.g. {@code phone}
     * @param text  null where the template fails
     * @param fault why the template fails, or null
     * @param diff  lines of a unified diff against the file that is served; no lines where both are the same
     */
    public record Shown(String name, String kind, String template, String text, String fault, List<String> diff) {}

    /** The files that an edited pack would give one phone; no files where the pack has faults. */
    public record Shows(List<PackFault> faults, List<Shown> files) {}

    /**
     * Returns the files that this phone of the site would get now; no files where its vendor has no pack; empty for a
     * phone that the site doesn't name.
     */
    public Optional<List<Shown>> served(MacAddress mac, boolean secrets) {
        return phone(mac)
                .map(phone -> vendor(phone, installed.packs())
                        .flatMap(installed::served)
                        .map(pack -> shown(samples(pack, installed, mac, secrets), phone))
                        .orElse(List.of()));
    }

    /**
     * Returns the files that this phone would get with these changes of its vendor's files; empty for a phone that the
     * site doesn't name.
     */
    Optional<Shows> edited(String key, Map<String, String> files, MacAddress mac, boolean secrets) {
        return phone(mac).map(phone -> {
            Draft draft = installed.draft(key, files);
            return new Shows(draft.faults(), draft.faults().isEmpty() ? compared(draft, phone, secrets) : List.of());
        });
    }

    private List<Shown> compared(Draft draft, Phone phone, boolean secrets) {
        Map<String, Shown> before = installed
                .served(draft.read().pack().key())
                .map(pack -> shown(samples(pack, installed, phone.mac(), secrets), phone))
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(
                        file -> file.kind() + file.name(), Function.identity(), (one, _) -> one, TreeMap::new));
        List<Shown> shown = new ArrayList<>();
        for (Shown file : shown(samples(draft.read().pack(), renderer(draft), phone.mac(), secrets), phone)) {
            Shown old = before.remove(file.kind() + file.name());
            shown.add(with(file, Difference.of(file.name(), old == null ? "" : text(old), text(file))));
        }
        before.values()
                .forEach(gone -> shown.add(new Shown(
                        gone.name(),
                        gone.kind(),
                        gone.template(),
                        "",
                        null,
                        Difference.of(gone.name(), text(gone), ""))));
        return shown;
    }

    /** Counts the phones whose files this draft changes. */
    EditEffect effect(Draft draft) {
        VendorPack fresh = draft.read().pack();
        Packs after = new Packs(Stream.concat(
                        installed.packs().all().stream()
                                .filter(pack -> !pack.key().equals(fresh.key())),
                        Stream.of(fresh))
                .toList());
        List<Candidate> phones = plan.get().phones().values().stream()
                .distinct()
                .filter(phone -> vendor(phone, installed.packs())
                        .or(() -> vendor(phone, after))
                        .filter(fresh.key()::equals)
                        .isPresent())
                .map(phone -> new Candidate(phone, model(phone), firmware(phone)))
                .toList();
        long began = System.nanoTime();
        return EditEffect.between(
                phones,
                installed
                        .served(fresh.key())
                        .map(pack -> samples(pack, installed, null, true))
                        .orElse(null),
                samples(fresh, renderer(draft), null, true),
                () -> System.nanoTime() - began < LONGEST);
    }

    private FileSamples samples(VendorPack pack, Renderer renderer, MacAddress mac, boolean secrets) {
        return new FileSamples(plan.get(), pack, renderer, firmware, rollouts, fleet, server.apply(mac), secrets);
    }

    private static Renderer renderer(Draft draft) {
        return (template, view) -> InstalledPacks.render(draft.read().templates(), template, view);
    }

    private List<Shown> shown(FileSamples samples, Phone phone) {
        return samples.of(phone, model(phone), firmware(phone)).stream()
                .map(PackPreview::shown)
                .toList();
    }

    private static Shown shown(Sample sample) {
        String kind = sample.file().kind().name().toLowerCase(Locale.ROOT);
        return switch (sample.rendering()) {
            case Rendering.Text(String text) ->
                new Shown(sample.name(), kind, sample.file().template(), text, null, List.of());
            case Rendering.Fault fault ->
                new Shown(sample.name(), kind, sample.file().template(), null, fault.toString(), List.of());
        };
    }

    private static Shown with(Shown file, List<String> diff) {
        return new Shown(file.name(), file.kind(), file.template(), file.text(), file.fault(), diff);
    }

    private static String text(Shown file) {
        return file.text() == null ? "" : file.text();
    }

    private Optional<Phone> phone(MacAddress mac) {
        return Optional.ofNullable(plan.get().phones().get(mac));
    }

    private Optional<String> vendor(Phone phone, Packs packs) {
        return Optional.ofNullable(phone.vendor())
                .or(() -> fleet.identity(phone.mac())
                        .or(() -> packs.identify(phone.mac(), null, null))
                        .map(Identity::vendor));
    }

    private String model(Phone phone) {
        return Optional.ofNullable(phone.model())
                .or(() -> fleet.identity(phone.mac()).map(Identity::model))
                .orElse(null);
    }

    private String firmware(Phone phone) {
        return fleet.identity(phone.mac()).map(Identity::firmware).orElse(null);
    }
}
