package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A device uses a fixed address inside the pool: the box never offers that address. */
@Tag("root")
class ConflictIT {

    private static final String SITE =
            LabSite.voice("pools: [10.66.1.1-10.66.1.3], leaseTime: 10m").yaml();
    private static final String DEVICE = "02:00:00:00:00:77";

    private final String deviceSpace = "dtd" + ProcessHandle.current().pid() % 100_000;
    private Lab lab;

    @BeforeEach
    void link() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        ip("netns", "add", deviceSpace);
        ip(
                "-n",
                lab.phoneSpace,
                "link",
                "add",
                "device0",
                "address",
                DEVICE,
                "netns",
                deviceSpace,
                "link",
                "phone0",
                "type",
                "macvlan",
                "mode",
                "bridge");
        ip("-n", deviceSpace, "addr", "add", "10.66.1.2/16", "dev", "device0");
        ip("-n", deviceSpace, "link", "set", "device0", "up");
    }

    @AfterEach
    void close() {
        lab.close();
        ip("netns", "del", deviceSpace);
    }

    @Test
    void theAddressOfAForeignDeviceIsNeverOfferedAndHealthNamesIt() throws IOException {
        lab.box(SITE, Map.of());
        Set<String> given = new TreeSet<>();
        for (String mac : List.of("02:00:00:00:00:01", "02:00:00:00:00:02")) {
            given.add(new DhcpClient(lab, "phone0").udhcpc(mac, null).address());
        }
        assertEquals(Set.of("10.66.1.1", "10.66.1.3"), given);
        String health = lab.api.health();
        assertTrue(
                health.contains("address 10.66.1.2 is used by " + DEVICE + ", which is no client of this box"), health);
    }

    private static void ip(String... arguments) {
        Command.run(120, Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList())
                .must();
    }
}
