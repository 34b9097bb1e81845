package org.dialtone.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dialtone.app.StartupFault;
import org.dialtone.cli.Terminal;
import org.dialtone.host.Relaunch;
import org.jboss.logging.Logger;

/** Starts Quarkus and waits for its end; reports a failed start in one line. */
public final class Launch {

    private static final Logger LOG = Logger.getLogger(Launch.class);
    /**
     * Quarkus logs a failed start with its stack trace in this category; the one line of ours says the same for people.
     */
    private static final String QUARKUS_OWN_WORDS = "quarkus.log.category.\"io.quarkus.runtime.Application\".level";

    /**
     * By default the transaction manager listens on a TCP port of its own, only to get a number that no other process
     * has.
     */
    private static final String TRANSACTIONS_PROCESS_ID = "CoreEnvironmentBean.processImplementationClassName";

    private Launch() {}

    /** @param application what runs after the start, or null: serve until the process is told to stop */
    public static int quarkus(Class<? extends QuarkusApplication> application, Terminal terminal, String... arguments) {
        System.setProperty(QUARKUS_OWN_WORDS, "OFF");
        System.setProperty(TRANSACTIONS_PROCESS_ID, "com.arjuna.ats.internal.arjuna.utils.UuidProcessId");
        AtomicInteger status = new AtomicInteger();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Quarkus.run(
                application,
                (code, fault) -> {
                    status.set(code);
                    failed.set(fault);
                },
                arguments);
        if (failed.get() != null && causes(failed.get()).anyMatch(WaitingEnded.class::isInstance)) {
            return 0;
        }
        if (failed.get() != null) {
            LOG.debug("the start failed", failed.get());
            lines(failed.get()).forEach(terminal::fault);
            return 1;
        }
        return status.get();
    }

    /** Starts the program again where its exit status asks for that; the data folder must be free by then. */
    public static int again(int status, Terminal terminal) {
        if (status == Relaunch.STATUS) {
            try {
                Relaunch.now();
            } catch (IOException e) {
                terminal.fault("the program can't start itself again (" + e.getMessage() + "); start it");
            }
        }
        return status;
    }

    /** The text for a person about a failed start: our own message where there is one, else that of the root cause. */
    static List<String> lines(Throwable failed) {
        Optional<String> ours = causes(failed)
                .filter(StartupFault.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
        Throwable root = causes(failed).reduce((_, last) -> last).orElse(failed);
        String text =
                ours.orElseGet(() -> Optional.ofNullable(root.getMessage()).orElseGet(root::toString));
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Stream<Throwable> causes(Throwable from) {
        return Stream.iterate(from, cause -> cause != null, Throwable::getCause).limit(50);
    }
}
