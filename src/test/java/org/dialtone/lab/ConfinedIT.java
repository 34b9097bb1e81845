package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The program for one interface ({@code lan}), as a container without an engine: another user with two rights. */
@Tag("root")
@Tag("binary")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfinedIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String FIRMWARE = "T46S-66.86.0.15.rom";
    private static final int SIZE = 3_000_001;
    private static final String SITE = LabSite.voice()
            .token("LabToken0001")
            .extension("1001", "Reception")
            .phone(MAC, "1001", "model: T46S")
            .with("firmware: [{vendor: yealink, model: \"T4*\", version: 66.86.0.15, file: " + FIRMWARE + "}]")
            .yaml();

    private static Lab lab;
    private static Confined confined;
    private static Box box;
    private static LabPhone phone;
    private static byte[] firmware;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        confined = Confined.in(lab.folder);
        firmware = new byte[SIZE];
        new Random(1).nextBytes(firmware);
        Files.write(Files.createDirectory(confined.data().resolve("firmware")).resolve(FIRMWARE), firmware);
        confined.handOver();
        Path site = Files.writeString(lab.folder.resolve("site.yaml"), SITE);
        box = run("box.log", confined.data(), "lan", "voice0", site.toString());
        box.await(240, () -> lab.api.isReady());
    }

    @AfterAll
    static void stop() {
        if (box != null) {
            box.close();
        }
        lab.close();
    }

    @Test
    @Order(1)
    void aPhoneBootsToRegistration() throws IOException {
        phone = LabPhone.plug(lab, "phone0", MAC);
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        Command registered = phone.register("10.66.0.1", "1001", LabPhone.password(file));
        assertEquals(0, registered.status(), registered.output());
        assertEquals("registered", lab.api.journey(MAC).getString("boots[-1].state"));
    }

    @Test
    @Order(2)
    void firmwareComesInParts() throws IOException {
        assertArrayEquals(Arrays.copyOfRange(firmware, 1_000, 2_000), part("1000-1999"));
        assertArrayEquals(Arrays.copyOfRange(firmware, 2_000_000, SIZE), part("2000000-"));
        assertArrayEquals(Arrays.copyOfRange(firmware, SIZE - 7, SIZE), part("-7"));
    }

    @Test
    @Order(3)
    void whatThePhoneSaysBySyslogIsKept() {
        lab.onPhone("bash", "-c", "echo '<134>line 1 is up' > /dev/udp/10.66.0.1/514")
                .must();
        box.await(120, () -> lab.api.get("phones/" + MAC + "/logs").contains("syslog.txt"));
        String kept = lab.api.get("phones/" + MAC + "/logs/syslog.txt");
        assertTrue(kept.contains("info line 1 is up"), kept);
    }

    /** The program starts itself again, in the place of its process. */
    @Test
    @Order(4)
    void aResetKeepsProcessAndRightsAndLeavesNoLibrary() throws IOException {
        assertRights();
        lab.api.get("reset", "-f", "-H", "Content-Type: application/json", "-d", "{\"word\": \"reset\"}");
        box.await(120, () -> registrations().equals("[]") && lab.api.isReady());
        assertRights();
        assertEquals(List.of(), unpacked(confined.data()));
        assertEquals(List.of(), unpacked(Path.of("/proc/" + box.pid() + "/root" + confined.temporary())));
        assertTrue(LabPhone.plug(lab, "phone0", MAC).address().startsWith("10.66.1."));
    }

    @Test
    @Order(5)
    void whereNothingMayRunTheStartEndsInOneLine() throws IOException {
        Path data = confined.temporary().resolve("data");
        try (Box refused = run("refused.log", data)) {
            assertEquals(1, refused.ended());
            assertEquals(
                    "dialtone: the program's native libraries can't be loaded from " + confined.temporary()
                            + " nor from data folder " + data
                            + ": each is mounted noexec or can't be written; mount one of them without noexec, or set"
                            + " DIALTONE_DATA to a folder on another file system\n",
                    Box.text(refused.log));
        }
    }

    private static Box run(String log, Path data, String... arguments) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "DIALTONE_DATA",
                data.toString(),
                "DIALTONE_ADMIN_PASSWORD",
                Box.PASSWORD,
                "DIALTONE_CONSOLE_PLAIN_HTTP",
                "true"));
        List<String> command = new ArrayList<>(Lab.in(lab.boxSpace));
        command.addAll(confined.command(Confined.TWO_RIGHTS, arguments));
        return Box.run(command, lab.folder.resolve(log), settings);
    }

    /** Bytes of the firmware file, as curl asks for them. */
    private static byte[] part(String range) throws IOException {
        Path kept = lab.folder.resolve("part");
        String status = lab.onPhone(
                        Curl.status(kept, phone.root() + FIRMWARE, "--interface", phone.address(), "--range", range))
                .must();
        assertEquals("206", status);
        return Files.readAllBytes(kept);
    }

    /** What curl says; the box may be between two starts. */
    private static String registrations() {
        return lab.onBox("curl", "-s", "-u", "admin:" + Box.PASSWORD, "http://127.0.0.1/api/v1/registrations")
                .output()
                .strip();
    }

    private static void assertRights() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/" + box.pid() + "/status"));
        for (String right : List.of("CapEff", "CapPrm", "CapBnd", "CapAmb")) {
            assertTrue(status.contains(right + ":\t0000000000002400"), status::toString);
        }
        String user = "Uid:" + ("\t" + Confined.USER).repeat(4);
        assertTrue(status.contains(user), status::toString);
    }

    private static List<Path> unpacked(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*(sqlite|netty).*"))
                    .toList();
        }
    }
}
