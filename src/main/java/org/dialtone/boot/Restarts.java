package org.dialtone.boot;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import org.dialtone.app.Restart;
import org.dialtone.host.Relaunch;

/** Lets the box end in good order and start again, as it must where another state shall be its own. */
@ApplicationScoped
public class Restarts implements Restart {

    @Override
    public void soon() {
        Quarkus.asyncExit(Relaunch.STATUS);
    }
}
