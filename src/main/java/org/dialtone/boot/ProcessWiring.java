package org.dialtone.boot;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.Answering;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes;
import org.dialtone.app.Restart;
import org.dialtone.app.Settings;
import org.dialtone.net.BoxClock;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.StoredActiveRow;

/** This process among those that share a database; a box on files is alone, and always active. */
@ApplicationScoped
class ProcessWiring {

    @Produces
    @Singleton
    Optional<SharingProcess> sharing(
            Settings settings, @All List<ActiveListener> listeners, BoxClock clock, Restart restart) {
        return DatabaseSetting.read(settings).map(address -> sharing(settings, address, listeners, clock, restart));
    }

    private static SharingProcess sharing(
            Settings settings,
            DatabaseAddress address,
            List<ActiveListener> listeners,
            BoxClock clock,
            Restart restart) {
        DialtoneProcess self = OwnProcess.of(settings);
        return new SharingProcess(new StoredActiveRow(address, self, () -> ""), self, listeners, clock, restart::soon);
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
