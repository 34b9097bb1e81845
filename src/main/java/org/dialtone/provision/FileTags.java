package org.dialtone.provision;

import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * The tags that phones' files have now, as a request would find them, without an entry in any journal. May render a
 * file, so no event loop asks. Safe to use from any thread.
 */
public final class FileTags {

    private final Fleet fleet;
    private final Renderer renderer;
    private final RenderedFiles files;
    private final FirmwareLookup firmware;
    private final FileNames names;
    private final Supplier<ProvisionPlan> plan;

    /** @param plan the plan in force, or null before the first */
    FileTags(
            Fleet fleet,
            Renderer renderer,
            RenderedFiles files,
            FirmwareLookup firmware,
            FileNames names,
            Supplier<ProvisionPlan> plan) {
        this.fleet = fleet;
        this.renderer = renderer;
        this.files = files;
        this.firmware = firmware;
        this.names = names;
        this.plan = plan;
    }

    /** What the files depend on now; empty before the first plan. */
    public Optional<FilesEdition> edition() {
        ProvisionPlan now = plan.get();
        return now == null
                ? Optional.empty()
                : Optional.of(new FilesEdition(
                        now,
                        fleet.packs(),
                        renderer.edition(),
                        now.firmware().stream()
                                .map(each -> firmware.store()
                                        .find(each.file())
                                        .map(FirmwareStore.Stored::etag)
                                        .orElse(""))
                                .toList()));
    }

    /**
     * The firmware that the phone is told of at this moment where that is another than other phones': an edition
     * doesn't hold how far rollouts have come, nor what the phone runs.
     */
    public String firmware(FilesEdition edition, ServedFile last) {
        Phone phone = FirmwareLookup.isAlike(edition.plan())
                ? null
                : edition.plan().phones().get(last.phone());
        return phone == null
                ? ""
                : firmware.choice(
                        edition.plan(),
                        phone.vendor() != null ? phone.vendor() : last.vendor(),
                        phone.model() != null ? phone.model() : last.model(),
                        phone.mac());
    }

    /**
     * The tag of what the phone would get now by the name of its last file; empty where there is no such file any more,
     * its template fails, or the phone left the site.
     */
    public Optional<String> now(FilesEdition edition, ServedFile last) {
        Phone phone = edition.plan().phones().get(last.phone());
        if (phone == null) {
            return Optional.empty();
        }
        String vendor = phone.vendor() != null ? phone.vendor() : last.vendor();
        String model = phone.model() != null ? phone.model() : last.model();
        String running = fleet.identity(last.phone()).map(Identity::firmware).orElse(null);
        return names.all(edition.packs(), last.file()).stream()
                .filter(match -> match.file().kind() == PackFile.Kind.PHONE && match.claimed() != null)
                .filter(match ->
                        match.pack().key().equals(vendor) && match.file().suits(model, running))
                .findFirst()
                .flatMap(match -> now(edition.plan(), match, phone, model, last));
    }

    private Optional<String> now(ProvisionPlan plan, FileMatch match, Phone phone, String model, ServedFile last) {
        RenderedFiles.Source source = RenderedFiles.Source.of(
                match,
                match.claimed(),
                model,
                last.local(),
                firmware.state(plan, match.pack().key(), model, phone.mac()));
        TemplateView view = new TemplateView(plan, match.pack(), last.local(), firmware);
        return files.tag(
                plan,
                match,
                source,
                () -> new RenderedFiles.View(
                        view.of(phone, match.claimed(), model),
                        plan.levels().of(match.pack().key(), model, phone).raw()));
    }
}
