package org.dialtone.boot;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.Answering;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.LocalFiles;
import org.dialtone.app.Processes;
import org.dialtone.app.Restart;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.BoxClock;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.StoredActiveRow;

/** This process among those that share a database; a box on files is alone, and always active. */
@ApplicationScoped
class ProcessWiring {

    @Produces
    @Singleton
    Optional<SharingProcess> sharing(
            Settings settings,
            @All List<ActiveListener> listeners,
            SecretBox secrets,
            BoxClock clock,
            Restart restart) {
        return DatabaseSetting.read(settings)
                .map(address -> sharing(
                        settings,
                        address,
                        listeners,
                        secrets,
                        clock,
                        restart::soon,
                        () -> DecidedChange.isThere(settings.data())));
    }

    static SharingProcess sharing(
            Settings settings,
            DatabaseAddress address,
            List<ActiveListener> listeners,
            SecretBox secrets,
            BoxClock clock,
            Runnable restart,
            BooleanSupplier returns) {
        DialtoneProcess self = OwnProcess.of(settings);
        ActiveRow row = new StoredActiveRow(
                address,
                self,
                new FilesDigest(new LocalFiles(settings.data())),
                () -> OwnProcess.hosts(settings),
                () -> OwnProcess.macs(SharedAddress.list(settings)),
                new KeyCheck(secrets, self.name()));
        return new SharingProcess(row, self, listeners, clock, restart, returns);
    }

    /** Quarkus tells no observer of the end of a start that failed, and the next process is not to wait for its row. */
    void end(@Disposes Optional<SharingProcess> sharing) {
        sharing.ifPresent(SharingProcess::end);
    }

    @Produces
    @Singleton
    Optional<Processes> processes(Optional<SharingProcess> sharing) {
        return sharing.map(each -> each);
    }

    @Produces
    @Singleton
    Answering answering(Optional<SharingProcess> sharing) {
        return sharing.<Answering>map(each -> each).orElse(Answering.ALWAYS);
    }
}
