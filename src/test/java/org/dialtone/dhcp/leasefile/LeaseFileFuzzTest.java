package org.dialtone.dhcp.leasefile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** No text throws, and what is read stays in its bounds. The seeds are in the folder beside. */
class LeaseFileFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void file(byte[] bytes) {
        LeaseFile.read(new String(bytes, StandardCharsets.ISO_8859_1)).ifPresent(file -> {
            assertTrue(file.faults().size() <= LeaseFile.MOST_FAULTS);
            file.leases().forEach(lease -> {
                assertTrue(lease.mac() != null || lease.state() != FiledLease.State.ACTIVE, lease::toString);
                assertTrue(lease.hostname() == null || lease.hostname().length() <= 255, lease::toString);
                assertTrue(lease.clientId() == null || lease.clientId().length() <= 510, lease::toString);
            });
        });
    }
}
