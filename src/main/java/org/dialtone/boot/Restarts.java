package org.dialtone.boot;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import org.dialtone.app.Restart;
import org.dialtone.host.Relaunch;

/** Ends the box in good order and starts it again: with another state, or to wait after another process took over. */
@ApplicationScoped
public class Restarts implements Restart {

    @Override
    public void soon() {
        Quarkus.asyncExit(Relaunch.STATUS);
    }
}
