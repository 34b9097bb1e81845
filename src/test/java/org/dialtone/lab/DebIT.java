package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The life of what {@code make deb} built on a Debian 13 without any source of packages: installed, serving a phone,
 * upgraded, removed, back again, purged.
 */
@Tag("root")
@Tag("deb")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String SITE =
            LabSite.voice().extension("1001", "Reception").phone(MAC, "1001").yaml();

    private static Lab lab;
    private static DebianMachine machine;
    private static Path deb;
    private static LabPhone phone;

    @BeforeAll
    static void start() throws IOException {
        deb = built(
                Command.run(60, List.of("dpkg", "--print-architecture")).must().strip());
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        machine = new DebianMachine(lab.folder.resolve("debian"));
        machine.boot(lab.boxSpace);
        Files.copy(deb, machine.file("/root/dialtone.deb"));
    }

    @AfterAll
    static void stop() {
        if (machine != null) {
            machine.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    /** The package that make deb built for this architecture. */
    static Path built(String architecture) {
        String version = Command.run(60, List.of("sed", "-n", "s/^version=//p", "target/classes/build.properties"))
                .must()
                .strip();
        Path file = Path.of("target", "dialtone_" + version + "_" + architecture + ".deb");
        assertTrue(Files.exists(file), file + " isn't there: make deb ARCH=" + architecture);
        return file;
    }

    @Test
    @Order(0)
    void lintianFindsNoError() {
        Command checked = Command.run(
                900,
                List.of("lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", deb.toString()));
        assertEquals(0, checked.status(), checked.output());
    }

    @Test
    @Order(1)
    void itInstallsWithoutAQuestionAndStarts() {
        machine.run("apt-get", "install", "-y", "/root/dialtone.deb").must();
        awaitReady();
        assertEquals("enabled", machine.shell("systemctl is-enabled dialtone").strip());
        assertEquals(
                "dialtone dialtone 700\ndialtone dialtone 600\n",
                machine.shell("stat -c '%U %G %a' /var/lib/dialtone /var/lib/dialtone/first-password"));
    }

    @Test
    @Order(2)
    void theServiceMayDoAsLittleAsTheAppliances() {
        machine.shell("systemd-analyze security --no-pager --threshold=20 dialtone");
        String status = machine.shell("cat /proc/$(systemctl show -P MainPID dialtone)/status");
        for (String line :
                List.of("CapEff:\t0000000000002400", "CapBnd:\t0000000000002400", "NoNewPrivs:\t1", "Seccomp:\t2")) {
            assertTrue(status.contains(line), status);
        }
        assertFalse(status.contains("Uid:\t0"), status);
    }

    @Test
    @Order(3)
    void itRunsFromTheFilesOfThePackageAlone() {
        String mapped = machine.shell("cat /proc/$(systemctl show -P MainPID dialtone)/maps");
        assertTrue(mapped.contains("/usr/lib/dialtone/native/libsqlitejdbc.so"), mapped);
        assertTrue(mapped.contains("/usr/lib/dialtone/native/libnetty_transport_native_epoll"), mapped);
        boolean cached = Files.exists(machine.file("/usr/lib/dialtone/app.aot"));
        assertEquals(cached, mapped.contains("/usr/lib/dialtone/app.aot"), mapped);
        assertEquals(
                "",
                machine.shell("journalctl --no-pager --output=cat --unit=dialtone | grep -i '\\[warning\\]' || true"));
    }

    /** Root's commands read root's files, and leave the service its own. */
    @Test
    @Order(4)
    void aPhoneIsServedBySettingsOfRoot() throws IOException {
        Files.writeString(machine.file("/root/site.yaml"), SITE);
        machine.shell("chmod 600 /root/site.yaml; echo " + Box.PASSWORD + " | dialtone password admin");
        machine.run("dialtone", "apply", "/root/site.yaml").must();
        phone = LabPhone.plug(lab, "phone0", MAC);
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        Command registered = phone.register("10.66.0.1", "1001", LabPhone.password(file));
        assertEquals(0, registered.status(), registered.output());
        theBoxKnowsThePhone();

        machine.shell("systemctl stop dialtone && dialtone export > /root/exported.yaml");
        assertTrue(Files.readString(machine.file("/root/exported.yaml")).contains("Reception"));
        assertEquals("", machine.shell("find /var/lib/dialtone ! -user dialtone"));
        // As on a machine of a cluster, whose state is on a server: the files are none of its.
        machine.shell("echo 'DIALTONE_DB=\"postgresql://d@127.0.0.1:1/d?connectTimeout=1\"' > /etc/dialtone/cluster");
        Command away = machine.run("dialtone", "export");
        assertEquals(1, away.status(), away.output());
        assertTrue(away.output().contains("127.0.0.1:1"), away.output());
        machine.shell("rm /etc/dialtone/cluster");
        machine.shell("echo DIALTONE_INTERFACES=voice0 >> /etc/dialtone/settings; systemctl start dialtone");
        awaitReady();
    }

    @Test
    @Order(5)
    void anUpgradeKeepsSettingsAndPhones() {
        String before = machine.shell("systemctl show -P MainPID dialtone");
        machine.shell(
                "cd /root && dpkg-deb -R dialtone.deb newer && sed -i '/^Version:/s/$/+newer/' newer/DEBIAN/control"
                        + " && dpkg-deb -Znone -b newer newer.deb && rm -r newer && apt-get install -y ./newer.deb");
        assertTrue(machine.shell("dpkg-query -W dialtone").endsWith("+newer\n"));
        awaitReady();
        assertNotEquals(before, machine.shell("systemctl show -P MainPID dialtone"));
        machine.shell("grep -qx DIALTONE_INTERFACES=voice0 /etc/dialtone/settings");
        theBoxKnowsThePhone();
    }

    @Test
    @Order(6)
    void whatIsRemovedLeavesItsDataAndComesBackWithIt() {
        machine.run("apt-get", "remove", "-y", "dialtone").must();
        assertNotEquals(0, machine.run("systemctl", "is-active", "dialtone").status());
        assertFalse(Files.exists(machine.file("/usr/lib/dialtone")));
        assertTrue(Files.exists(machine.file("/var/lib/dialtone/site.db")));
        machine.run("apt-get", "install", "-y", "/root/newer.deb").must();
        awaitReady();
        theBoxKnowsThePhone();
    }

    @Test
    @Order(7)
    void whatIsPurgedLeavesNothing() {
        machine.run("apt-get", "purge", "-y", "dialtone").must();
        assertEquals(
                "",
                machine.shell(
                        "find / -xdev -path '*dialtone*' ! -path '/root/*' ! -path '/proc/*' ! -path '/sys/*' ! -path '/run/*'"
                                + " ! -path '/var/log/*'"));
        assertEquals("", machine.shell("systemctl list-units --failed --no-legend"));
    }

    private static void theBoxKnowsThePhone() {
        assertEquals(List.of(phone.address()), JsonPath.from(api("leases")).getList("address"));
        assertEquals(List.of("1001"), JsonPath.from(api("registrations")).getList("extension"));
    }

    private static void awaitReady() {
        Box.await(
                300,
                () -> machine.run("journalctl", "--no-pager", "--unit=dialtone", "--lines=30")
                        .output(),
                lab.api::isReady);
    }

    private static String api(String path) {
        return lab.onBox("curl", "-sk", "-u", "admin:" + Box.PASSWORD, "https://127.0.0.1/api/v1/" + path)
                .must();
    }
}
