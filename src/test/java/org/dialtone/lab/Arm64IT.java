package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What {@code make deb ARCH=arm64} built serves a phone, whose clients are this machine's own, on an emulated machine.
 * Tells what each step took.
 */
@Tag("root")
@Tag("arm64")
class Arm64IT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String SITE = LabSite.on("eth0")
            .scope("voice", "10.66.0.0/16", "pools: [10.66.1.1-10.66.1.200], leaseTime: 1h")
            .extension("1001", "Reception")
            .phone(MAC, "1001")
            .yaml();
    /** Of an emulated start, in seconds: a busy machine takes ten times as long as one that rests. */
    private static final int PATIENCE = 2400;

    private Lab lab;
    private Arm64Machine machine;
    private Process qemu;
    private long step = System.nanoTime();

    @BeforeEach
    void start() throws IOException {
        Path deb = DebIT.built("arm64");
        lab = new Lab();
        lab.lan("other0", "10.66.0.8/16", "phone0", "10.66.0.9/16");
        machine = new Arm64Machine(lab.folder);
        machine.setUp();
        tell("Debian is set up");
        machine.install(deb);
        tell("the package is installed");
        Files.writeString(machine.file("/etc/dialtone/site.yaml"), SITE);
        machine.pack();
        for (String change : List.of("tuntap add dev tap0 mode tap", "link set tap0 master lan0 up")) {
            lab.onServer(("ip " + change).split(" ")).must();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (qemu != null) {
            qemu.destroyForcibly().waitFor();
        }
        if (machine != null) {
            machine.delete();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void aPhoneIsServed() throws IOException {
        Path console = lab.folder.resolve("console");
        qemu = lab.start(
                lab.serverSpace,
                console,
                machine.start(
                        "tap0",
                        "DIALTONE_SITE=/etc/dialtone/site.yaml",
                        "DIALTONE_ADMIN_PASSWORD=" + Box.PASSWORD,
                        "DIALTONE_CONSOLE_PLAIN_HTTP=true"));
        awaited(console, () -> Box.text(console).contains("a machine of aarch64"));
        tell("its kernel is up");
        awaited(console, () -> get("q/health/ready").status() == 0);
        tell("the box is ready");
        DhcpClient.Ack ack = new DhcpClient(lab, "phone0").dhclient(MAC, "yealink");
        tell("the phone has its lease");
        // A socket for frames brought it: the phone couldn't answer ARP for this address yet.
        assertTrue(ack.text().contains("10.66.0.1.67 > " + ack.address() + ".68"), ack.text());
        LabPhone phone = new LabPhone(lab, MAC, ack.address(), ack.option66());
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        tell("the phone has its file");
        // sipsak repeats a request for some seconds only, which an emulated box may need for its first one.
        String password = LabPhone.password(file);
        awaited(console, () -> phone.register("10.66.0.1", "1001", password).status() == 0);
        tell("the phone is registered");
        assertEquals(List.of(ack.address()), json("leases").getList("address"));
        assertEquals(List.of("1001"), json("registrations").getList("extension"));
        assertTrue(Box.text(console).contains("DHCP on epoll (recvmmsg)"), Box.text(console));
    }

    private void awaited(Path console, BooleanSupplier ready) {
        Box.await(PATIENCE, console, () -> {
            String said = Box.text(console);
            if (!qemu.isAlive() || said.contains("the box ended with")) {
                throw new AssertionError("the machine or its box ended:\n" + said);
            }
            return ready.getAsBoolean();
        });
    }

    private Command get(String path) {
        return lab.onServer("curl", "-sf", "-m", "100", "-u", "admin:" + Box.PASSWORD, "http://10.66.0.1/" + path);
    }

    private JsonPath json(String path) {
        return JsonPath.from(get("api/v1/" + path).must());
    }

    /** Tells the machine's load too: most of a step's time may be other programs'. */
    private void tell(String what) throws IOException {
        long now = System.nanoTime();
        System.out.printf(
                "dialtone: %s after %d s, at a load of %s%n",
                what,
                TimeUnit.NANOSECONDS.toSeconds(now - step),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        step = now;
    }
}
