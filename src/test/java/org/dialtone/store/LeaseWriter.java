package org.dialtone.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Stores leases until it is killed, and prints each address whose lease is stored. */
final class LeaseWriter {

    private LeaseWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        LeaseStore leases = new LeaseDatabase(Path.of(arguments[0]), InstantSource.system()).leases();
        Semaphore inFlight = new Semaphore(100);
        for (int i = 0; ; i++) {
            Ip4 address = Ip4.of("10.66.0.0").plus(i);
            inFlight.acquire();
            leases.store(new Lease(
                            address,
                            new MacAddress(i),
                            null,
                            Lease.State.BOUND,
                            Instant.EPOCH,
                            Instant.EPOCH.plusSeconds(i),
                            null))
                    .thenRun(() -> {
                        System.out.println(address + " stored");
                        inFlight.release();
                    });
        }
    }
}
