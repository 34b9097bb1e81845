package org.dialtone.edge.box;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import org.dialtone.edge.os.Relaunch;

/** Lets the box end in good order and start again, as it must where another state shall be its own. */
@ApplicationScoped
public class Restarts {

    /** Returns at once. */
    public void soon() {
        Quarkus.asyncExit(Relaunch.STATUS);
    }
}
