package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each program that a test, bench or script starts is listed in .mk/programs, which says how to install it, or is part
 * of every Debian.
 */
class ProgramsTest {

    /** The programs used here from Debian's packages of priority "required". */
    private static final Set<String> EVERYWHERE = Set.of(
            "apt-config",
            "apt-get",
            "awk",
            "basename",
            "bash",
            "cat",
            "chmod",
            "chown",
            "chroot",
            "cp",
            "cut",
            "date",
            "dd",
            "diff",
            "dirname",
            "dpkg",
            "dpkg-deb",
            "dpkg-query",
            "env",
            "find",
            "findmnt",
            "getent",
            "grep",
            "gzip",
            "head",
            "id",
            "install",
            "ln",
            "ls",
            "md5sum",
            "mkdir",
            "mkfifo",
            "mktemp",
            "mount",
            "mv",
            "nsenter",
            "od",
            "paste",
            "pivot_root",
            "readlink",
            "rm",
            "rmdir",
            "script",
            "sed",
            "setpriv",
            "sh",
            "sha256sum",
            "sleep",
            "sort",
            "stat",
            "sync",
            "tail",
            "tar",
            "timeout",
            "touch",
            "tr",
            "truncate",
            "umount",
            "uname",
            "unshare",
            "wc",
            "xargs");

    private static final Set<String> OF_THE_SHELL = Set.of(
            "break", "cd", "echo", "eval", "exit", "export", "kill", "local", "printf", "pwd", "read", "return", "set",
            "shift", "test", "true", "ulimit", "umask", "unset", "wait");

    private static Map<String, Set<String>> started;

    @BeforeAll
    static void find() throws IOException {
        List<Path> scripts = Stream.of(
                        StartedPrograms.files(Path.of("src/bench"), ".py"),
                        StartedPrograms.files(Path.of("src/test/resources/lab"), ""),
                        StartedPrograms.files(Path.of(".mk"), ""),
                        List.of(Path.of(".ci/run")),
                        executables(Path.of("iso")),
                        executables(Path.of("deb")),
                        executables(Path.of("cluster")))
                .flatMap(List::stream)
                .toList();
        started = StartedPrograms.of(StartedPrograms.files(Path.of("src/test/java"), ".java"), scripts);
    }

    /**
     * The scripts that build the appliance and the package, boot the appliance, and make a cluster's files. Those that
     * run on the appliance, where the package is installed, or on a cluster, are left out: they belong to another
     * system.
     */
    private static List<Path> executables(Path folder) throws IOException {
        Set<String> elsewhere = Set.of("dialtone", "postinst", "prerm", "postrm", "put");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Files.isExecutable(file) || file.toString().endsWith(".py"))
                    .filter(file -> !elsewhere.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyStartedProgramIsInTheTable() throws IOException {
        assertEquals(
                Map.of(),
                strangers(table().keySet()),
                "add it to .mk/programs, with Debian's package and what starts it");
    }

    /** Shows that the test above finds something. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "dhcrelay, RelayIT.java",
        "sysctl, RelayIT.java",
        "dhclient, DhcpClient.java",
        "tcpdump, TellIT.java",
        "podman-compose, Podman.java",
        "baresip, SipClientsTest.java",
        "sfdisk, ReflashTest.java",
        "openssl, UpdateErrandTest.java",
        "dbus-daemon, src/test/resources/lab/networkd.sh",
        "perfdhcp, src/bench/dhcp_bench.py",
        "kea-dhcp4, src/bench/dhcp_bench.py",
        "sipp, src/bench/sip_bench.py",
        "grub-mkimage, iso/grub",
        "qemu-system-aarch64, iso/boot-test",
        "mkfs.vfat, iso/boot-test",
        "unsquashfs, iso/boot_update.py",
        "lintian, DebIT.java",
        "systemd-nspawn, DebianMachine.java",
        "jar, deb/build"
    })
    void aProgramThatTheTableLacksIsFound(String program, String file) throws IOException {
        Set<String> table = new TreeSet<>(table().keySet());
        assertTrue(table.remove(program), "not in the table");
        Map<String, Set<String>> strangers = strangers(table);
        assertEquals(Set.of(program), strangers.keySet());
        assertTrue(strangers.get(program).contains(file), strangers::toString);
    }

    /** Each row is read by .mk/need word by word. */
    @Test
    void eachRowHasProgramPackageAndNeeds() throws IOException {
        table().forEach((program, row) -> {
            assertEquals(3, row.size(), row::toString);
            assertTrue(row.get(1).matches("[a-z0-9][a-z0-9+.,-]+"), row::toString);
            assertTrue(row.get(2).matches("[a-z0-9-]+(:[a-z]+)?(,[a-z0-9-]+(:[a-z]+)?)*"), row::toString);
        });
    }

    private static Map<String, Set<String>> strangers(Set<String> table) {
        return started.entrySet().stream()
                .filter(each -> !table.contains(each.getKey()))
                .filter(each -> !EVERYWHERE.contains(each.getKey()) && !OF_THE_SHELL.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static Map<String, List<String>> table() throws IOException {
        return Files.readAllLines(Path.of(".mk/programs")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\\s+")))
                .collect(Collectors.toMap(List::getFirst, row -> row));
    }
}
