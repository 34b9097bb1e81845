package org.dialtone.web.console.box;

import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.app.ApplianceUpdates.Refused;
import org.dialtone.app.Restart;

/** Restarts the box once the answer is sent: the appliance as a whole, elsewhere the program. */
@ApplicationScoped
class BoxRestart {

    private final ApplianceUpdates updates;
    private final Restart restart;

    @Inject
    BoxRestart(ApplianceUpdates updates, Restart restart) {
        this.updates = updates;
        this.restart = restart;
    }

    void after(RoutingContext request) {
        request.addEndHandler(_ -> Thread.ofVirtual().name("restart").start(this::now));
    }

    private void now() {
        try {
            updates.restart();
        } catch (Refused e) {
            if (e.isAppliance()) {
                Log.error("the box could not be restarted; switch it off and on", e);
            } else {
                restart.soon();
            }
        } catch (IOException e) {
            Log.error("the box could not be restarted; switch it off and on", e);
        }
    }
}
