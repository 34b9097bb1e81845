package org.dialtone.web.console.box;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.BackupExam;
import org.dialtone.app.Backups;
import org.dialtone.app.Conditions;
import org.dialtone.app.Processes;
import org.dialtone.app.Settings;
import org.dialtone.app.certificate.ServerCertificate;
import org.dialtone.web.api.UpdateApi;
import org.dialtone.web.api.UpdateApi.UpdateJson;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.HealthLine;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;

/** Looks at the box for its page. */
@ApplicationScoped
class BoxView {

    private static final double GIB = 1L << 30;

    private final Conditions conditions;
    private final ServerCertificate certificate;
    private final Settings settings;
    private final BackupExam exam;
    private final UpdateApi updates;
    private final Optional<Processes> processes;
    private final PageFrames frames;
    private final InstantSource clock;

    @Inject
    BoxView(
            Conditions conditions,
            ServerCertificate certificate,
            Settings settings,
            BackupExam exam,
            UpdateApi updates,
            Optional<Processes> processes,
            PageFrames frames,
            InstantSource clock) {
        this.conditions = conditions;
        this.certificate = certificate;
        this.settings = settings;
        this.exam = exam;
        this.updates = updates;
        this.processes = processes;
        this.frames = frames;
        this.clock = clock;
    }

    BoxPage now() throws IOException {
        SiteTime time = frames.time();
        UpdateJson update = updates.slots();
        return new BoxPage(
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(time::showWall)
                        .orElse(null),
                time.show(clock.instant()),
                time.zone().getId(),
                disk(time.words()),
                health(time.words()),
                machines(time),
                certificate.standing().map(standing -> text(standing, time)).orElse(null),
                certificate.fault(),
                update,
                update.slots().stream()
                        .map(slot -> BoxPage.SlotRow.of(slot, time.words()))
                        .toList(),
                Files.isDirectory(settings.data().resolve(Backups.BEFORE)),
                exam.examined().isPresent());
    }

    private List<HealthLine> health(Words words) {
        return Stream.of(conditions.live(), conditions.ready(), conditions.started())
                .flatMap(List::stream)
                .map(condition -> HealthLine.of(condition, words))
                .toList();
    }

    private List<MachineRow> machines(SiteTime time) {
        return processes.stream()
                .flatMap(all -> all.all().stream().map(each -> MachineRow.of(each, all.self(), time)))
                .toList();
    }

    private String disk(Words words) throws IOException {
        FileStore store = Files.getFileStore(settings.data());
        return words.say("box.disk", gib(store.getUsableSpace(), words), gib(store.getTotalSpace(), words));
    }

    private static String gib(long bytes, Words words) {
        return Double.toString(Math.round(bytes / GIB * 10) / 10.0).replace(".", words.say("number.point"));
    }

    private static BoxPage.CertificateText text(ServerCertificate.Standing standing, SiteTime time) {
        return new BoxPage.CertificateText(
                standing.names(), time.showWall(standing.until()).day(), standing.given());
    }
}
