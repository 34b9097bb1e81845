package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code make deb} packs, with a stand-in for the native binary; DebIT installs the real package. */
class DebTest {

    private static final Path UNITS = Path.of("iso/overlay/etc/systemd/system");
    private static final String AMD64 = "amd64";
    private static final int X86_64 = 62;

    @TempDir
    Path folder;

    @BeforeEach
    void makeSources() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "needs Debian");
        Path jars = Files.createDirectories(folder.resolve("target/quarkus-app/lib/main"));
        for (String each : List.of("iso", "target/classes", "target/licences")) {
            Files.createDirectories(folder.resolve(each));
        }
        run("cp", "-r", "--parents", "deb", "cluster", ".mk/arch", "CHANGELOG.md", folder.toString());
        run("cp", "-r", "iso/overlay", folder.resolve("iso").toString());
        Files.writeString(folder.resolve("target/classes/build.properties"), "version=" + version() + "\n");
        Files.writeString(folder.resolve("target/licences/LICENSE"), "free\n");
        Files.writeString(folder.resolve("target/dialtone.cdx.json"), "{}\n");
        String sqlite = "org/sqlite/native/Linux/%s/libsqlitejdbc.so";
        jar(
                jars.resolve("org.xerial.sqlite-jdbc-1.jar"),
                List.of(sqlite.formatted("x86_64"), sqlite.formatted("aarch64")));
        for (String machine : List.of("x86_64", "aarch_64")) {
            jar(
                    jars.resolve("io.netty.netty-transport-native-epoll-1-linux-" + machine + ".jar"),
                    List.of("META-INF/native/libnetty_transport_native_epoll_" + machine + ".so"));
        }
    }

    @ParameterizedTest
    @CsvSource({"amd64, 62, x86_64", "arm64, 183, aarch_64"})
    void fieldsAndFilesAreThoseOfTheBinarysMachine(String architecture, int machine, String netty) throws Exception {
        Path deb = build(architecture, machine);
        Map<String, String> fields = run("dpkg-deb", "-f", deb.toString())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        assertEquals("dialtone", fields.get("Package"));
        assertEquals(version(), fields.get("Version"));
        assertEquals(architecture, fields.get("Architecture"));
        assertEquals("libc6 (>= 2.34), zlib1g, systemd | systemd-sysusers", fields.get("Depends"));
        List<String> files = files(deb);
        List<String> some = List.of(
                "-rwxr-xr-x root/root ./usr/bin/dialtone",
                "-rwxr-xr-x root/root ./usr/lib/dialtone/dialtone",
                "-rw-r--r-- root/root ./usr/lib/dialtone/native/libsqlitejdbc.so",
                "-rw-r--r-- root/root ./usr/lib/dialtone/native/libnetty_transport_native_epoll_" + netty + ".so",
                "-rw-r--r-- root/root ./usr/lib/systemd/system/dialtone.service",
                "-rw-r--r-- root/root ./usr/share/man/man1/dialtone.1.gz",
                "-rw-r--r-- root/root ./usr/share/doc/dialtone/licences/LICENSE");
        assertTrue(files.containsAll(some), files::toString);
        assertTrue(files.stream().allMatch(file -> file.contains(" root/root ./")), files::toString);
        byte[] first = Files.readAllBytes(deb);
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(build(architecture, machine))));
    }

    @Test
    void eachFileBelowEtcIsAConffile() throws Exception {
        Path deb = build(AMD64, X86_64);
        List<String> etc = files(deb).stream()
                .filter(file -> file.startsWith("-") && file.contains(" ./etc/"))
                .map(file -> file.substring(file.indexOf("./") + 1))
                .toList();
        assertEquals(List.of("/etc/dialtone/settings"), etc);
        assertEquals(
                etc, run("dpkg-deb", "-I", deb.toString(), "conffiles").lines().toList());
    }

    @Test
    void maintainerScriptsCanBeRun() throws Exception {
        Path control = unpack(build(AMD64, X86_64)).resolve("DEBIAN");
        for (String name : List.of("postinst", "prerm", "postrm")) {
            Path script = control.resolve(name);
            assertTrue(Files.isExecutable(script), name);
            assertTrue(Files.readString(script).startsWith("#!/bin/sh\nset -e\n"), name);
            run("sh", "-n", script.toString());
        }
        run("sh", "-n", "deb/dialtone");
    }

    /** UnitsTest measures the rights of this unit. */
    @Test
    void theUnitIsTheAppliancesWhichAddsNoRight() throws Exception {
        assertEquals(
                Files.readString(UNITS.resolve("dialtone.service")),
                Files.readString(unpack(build(AMD64, X86_64)).resolve("usr/lib/systemd/system/dialtone.service")));
        assertEquals(
                "Requires After Wants StateDirectory Environment EnvironmentFile EnvironmentFile ReadWritePaths",
                Files.readAllLines(UNITS.resolve("dialtone.service.d/appliance.conf")).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void theChangelogHasDebiansForm() throws Exception {
        Path doc = unpack(build(AMD64, X86_64)).resolve("usr/share/doc/dialtone");
        String changelog = run("gzip", "-dc", doc.resolve("changelog.gz").toString());
        List<String> lines = changelog.lines().toList();
        assertEquals("dialtone (" + version() + ") trixie; urgency=medium", lines.getFirst());
        assertTrue(
                lines.contains("  [ Added ]")
                        && lines.get(lines.indexOf("  [ Added ]") + 2).startsWith("  * "),
                changelog);
        assertTrue(
                lines.stream()
                        .allMatch(line -> line.matches("|dialtone \\(.*|  .*| -- Dialtone <[^>]+>  [A-Z].* \\+0000")),
                changelog);
        assertTrue(lines.getLast().startsWith(" -- "), changelog);
    }

    @Test
    void theManualPageNamesTheVersion() throws Exception {
        Path page = unpack(build(AMD64, X86_64)).resolve("usr/share/man/man1/dialtone.1.gz");
        assertEquals(
                ".TH DIALTONE 1 \"2026-11-24\" \"dialtone " + version() + "\" \"User Commands\"",
                run("gzip", "-dc", page.toString()).lines().findFirst().orElse(""));
    }

    private static String version() throws IOException {
        Matcher pom = Pattern.compile("<artifactId>dialtone</artifactId>\\s*<version>(.*)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(pom.find());
        return pom.group(1);
    }

    private Path build(String architecture, int machine) throws IOException, InterruptedException {
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        binary.writeBytes(new byte[18]);
        binary.writeBytes(new byte[] {(byte) machine, 0});
        binary.writeBytes("GLIBC_2.17 GLIBC_2.34 GLIBC_2.4 libz.so.1".getBytes(StandardCharsets.US_ASCII));
        Path file = Files.write(folder.resolve("target/dialtone"), binary.toByteArray());
        assertTrue(file.toFile().setExecutable(true));
        run("env", "ARCH=" + architecture, folder.resolve("deb/build").toString());
        return folder.resolve("target/dialtone_" + version() + "_" + architecture + ".deb");
    }

    /** Rights, owner and name of each file. */
    private static List<String> files(Path deb) throws IOException, InterruptedException {
        return run("dpkg-deb", "-c", deb.toString())
                .lines()
                .map(line -> line.split("\\s+", 6))
                .map(words -> words[0] + " " + words[1] + " " + words[5])
                .toList();
    }

    private Path unpack(Path deb) throws IOException, InterruptedException {
        Path unpacked = folder.resolve("unpacked");
        run("dpkg-deb", "-R", deb.toString(), unpacked.toString());
        return unpacked;
    }

    private static void jar(Path file, List<String> names) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOURCE_DATE_EPOCH", "1795551609");
        builder.environment()
                .merge("PATH", Path.of(System.getProperty("java.home"), "bin") + ":", (path, java) -> java + path);
        builder.environment().keySet().removeAll(List.of("DEBFULLNAME", "DEBEMAIL"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }
}
