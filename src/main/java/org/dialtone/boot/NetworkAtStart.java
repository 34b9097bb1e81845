package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.Settings;
import org.dialtone.site.EditFault;
import org.jboss.logging.Logger;

/** Gives the site the addresses of the box that were confirmed while it didn't run, and reports differences. */
@Singleton
final class NetworkAtStart {

    private static final Logger LOG = Logger.getLogger(NetworkAtStart.class);
    /** Runs after {@link Start}, which applies the site file. */
    private static final int LATER = 6_000;

    void start(@Observes @Priority(LATER) StartupEvent event, Settings settings, ApplianceNetwork network) {
        if (settings.offline()) {
            return;
        }
        try {
            ApplianceNetwork.Standing now = network.standing();
            if (now.differs()) {
                LOG.warn("the site's network is not the one in force; dialtone network set tries it");
            }
        } catch (EditFault e) {
            LOG.warnf("what is in force of the box's own addresses is not known: %s", e.getMessage());
        }
    }
}
