package org.dialtone.lab;

import java.time.Duration;
import java.util.List;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.LinkAddresses;

/**
 * A machine that takes its shared addresses at once and renews them as an active one does. Once it was frozen for longer
 * than they last, it knows no better than to hold what is left. Gives them up when it is told to end.
 */
final class SharedAddressMain {

    private static final Duration VALID = Duration.ofSeconds(3);

    private SharedAddressMain() {}

    /** @param arguments whether it yields to claims, {@code yield} or {@code keep}; and the shared addresses */
    public static void main(String[] arguments) throws InterruptedException {
        List<SharedAddress> shared = SharedAddress.list(List.of(arguments[1].split(",")));
        LinkAddresses.require(shared);
        LinkAddresses addresses = new LinkAddresses(shared, System::nanoTime);
        Runtime.getRuntime().addShutdownHook(new Thread(addresses::close));
        addresses.onClaim(claim -> {
            System.out.println("claimed by " + claim.by() + " on " + claim.link());
            return arguments[0].equals("yield");
        });
        addresses.take(VALID);
        System.out.println("taken " + addresses.held().size() + " " + addresses.troubles());
        long renewed = System.nanoTime();
        while (System.nanoTime() - renewed < VALID.toNanos()) {
            renewed = System.nanoTime();
            addresses.renew(VALID);
            Thread.sleep(500);
        }
        addresses.hold(VALID);
        System.out.println("late " + addresses.held().size());
        Thread.sleep(VALID);
    }
}
