package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes the appliance's addresses by systemd-networkd: undoing a change leaves no address and no route behind. */
@Tag("root")
class NetworkdIT {

    @TempDir
    Path folder;

    @Test
    void addressesComeAndGoWithAChange() {
        assumeTrue(
                Command.run(
                                        120,
                                        List.of(
                                                "sh",
                                                "-c",
                                                "command -v dbus-daemon networkctl && test -x /usr/lib/systemd/systemd-networkd && id systemd-network"))
                                .status()
                        == 0,
                "no systemd-networkd here");
        String said = Command.run(
                        400,
                        List.of(
                                "unshare",
                                "--net",
                                "--mount",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "--mount-proc",
                                "bash",
                                "src/test/resources/lab/networkd.sh",
                                Path.of("iso/overlay/usr/lib/dialtone")
                                        .toAbsolutePath()
                                        .toString(),
                                folder.toString()))
                .must();
        assertEquals("""
                start: eth0 link-local, eth1 link-local
                  left 120
                  = 0
                tried: eth0 10.66.0.1/16, eth1 link-local
                  default via 10.66.0.254
                  10.70.0.0/16 via 10.66.0.253
                  = 0
                undone: eth0 link-local, eth1 link-local
                  left 120
                  = 0
                  = 0
                kept: eth0 link-local, eth1 10.66.0.1/16
                  left 120
                  = 0
                moved: eth0 10.66.0.1/16, eth1 192.168.7.2/24
                the network that was tried was not confirmed within 120 s; the one before is back
                back: eth0 link-local, eth1 10.66.0.1/16
                """, said);
    }
}
