package org.dialtone.web.console.box;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.Processes;

/** Machines that share the database of the box under test; none until a test puts some there. */
@Alternative
@Singleton
public class FakeMachines {

    public final FakeProcesses processes = new FakeProcesses();

    @Produces
    @Singleton
    Optional<Processes> processes() {
        return Optional.of(processes);
    }
}
