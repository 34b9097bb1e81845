package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dialtone.boot.Restarts;
import org.dialtone.store.StateSwap;

/** Counts the restarts of the box that runs the tests, which goes on. */
public final class HeldRestarts {

    private final Semaphore decided = new Semaphore(0);

    public void install() {
        QuarkusMock.installMockForType(
                new Restarts() {
                    @Override
                    public void soon() {
                        decided.release();
                    }
                },
                Restarts.class);
    }

    public void assertOne() throws InterruptedException {
        assertTrue(decided.tryAcquire(60, TimeUnit.SECONDS));
    }

    public void assertNone() {
        assertEquals(0, decided.availablePermits());
    }

    /** Otherwise what was decided would apply to the next test. */
    public static void forget(Path data) throws IOException {
        for (String name : List.of("restore.ready", "reset.wanted", StateSwap.UNPACKED, StateSwap.BEFORE)) {
            StateSwap.discard(data.resolve(name));
        }
    }
}
