package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.LinkAddresses;

/**
 * A machine that takes its shared addresses at once and renews them as an active one does. It freezes between two
 * renewals where that is asked for; woken after they ended, it knows no better than to hold what is left. Gives them up
 * when it is told to end.
 */
final class SharedAddressMain {

    private static final Duration VALID = Duration.ofSeconds(3);

    private SharedAddressMain() {}

    /**
     * @param arguments whether it yields to claims, {@code yield} or {@code keep}; the shared addresses; and the file
     *     that has it freeze once it is there
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<SharedAddress> shared = SharedAddress.list(List.of(arguments[1].split(",")));
        LinkAddresses.require(shared);
        LinkAddresses addresses = new LinkAddresses(shared, System::nanoTime);
        Runtime.getRuntime().addShutdownHook(new Thread(addresses::close));
        CountDownLatch told = new CountDownLatch(1);
        addresses.onClaim(claim -> {
            awaited(told);
            System.out.println("claimed by " + claim.by() + " of " + claim.address());
            return arguments[0].equals("yield");
        });
        addresses.take(VALID);
        System.out.println("taken " + addresses.held().size() + " " + addresses.troubles());
        told.countDown();
        Path freezes = Path.of(arguments[2]);
        long end;
        do {
            addresses.renew(VALID);
            end = System.nanoTime() + VALID.toNanos();
            Thread.sleep(500);
        } while (!Files.exists(freezes));
        // By itself, while it rests: a signal from outside may come in the midst of a renewal, which goes on later.
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-STOP", self).start().waitFor();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        addresses.hold(VALID);
        System.out.println("late " + addresses.held().size());
        Thread.sleep(VALID);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
