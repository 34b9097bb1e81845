package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures the rights of the appliance's services by systemd's own scale: 0 nothing, 10 everything. */
class UnitsTest {

    private static final Path UNITS = Path.of("iso/overlay/etc/systemd/system");

    @ParameterizedTest
    @CsvSource({"dialtone.service, 2.0", "dialtone-dns.service, 2.0", "dialtone-root@.service, 4.0"})
    void aServiceMayDoNoMoreThanItsWork(String unit, double most) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "systemd-analyze"))),
                "no systemd-analyze here");
        Process analysis = new ProcessBuilder(List.of(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--no-pager",
                        "--threshold=" + Math.round(most * 10),
                        "./" + unit))
                .directory(UNITS.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(analysis.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(
                analysis.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue() == 0
                        && told.contains("Overall exposure level"),
                told);
    }

    /** Neither the boot menu nor a start that fails nor another screen leads to a shell or a login. */
    @Test
    void theScreenOfTheBoxHasTheMenuAlone() throws IOException {
        List<String> menu = Files.readAllLines(Path.of("iso/boot/disk.cfg"));
        assertTrue(
                menu.containsAll(List.of("set superusers=nobody", "export superusers"))
                        && menu.stream().noneMatch(line -> line.contains("password")),
                menu::toString);
        assertEquals(
                2,
                menu.stream()
                        .filter(line -> line.matches("menuentry \".*\" --unrestricted \\{"))
                        .count());
        assertTrue(
                menu.stream().anyMatch(line -> line.startsWith("set args=") && line.contains(" panic=10")),
                menu::toString);
        assertTrue(Files.readString(Path.of("iso/overlay/etc/systemd/logind.conf.d/dialtone.conf"))
                .contains("\nNAutoVTs=0\nReserveVT=0\n"));
    }

    /** The box knows the settings that the unit gives it. */
    @Test
    void theBoxIsToldOfNamesAndTimeBesideIt() throws IOException {
        assertEquals(
                List.of(
                        "DIALTONE_DATA=/data/dialtone",
                        "DIALTONE_TIME=true",
                        "DIALTONE_DNS_NAMES=/run/dialtone/names",
                        "DIALTONE_DNS_ASKED=/run/dialtone/asked"),
                Files.readString(UNITS.resolve("dialtone.service.d/appliance.conf"))
                        .lines()
                        .filter(line -> line.startsWith("Environment="))
                        .flatMap(line -> Stream.of(
                                line.substring("Environment=".length()).split(" ")))
                        .toList());
        assertTrue(Files.readString(UNITS.resolve("dialtone-dns.socket")).contains("ListenFIFO=/run/dialtone/asked\n"));
        assertTrue(
                Files.readString(UNITS.resolve("dialtone-dns.service")).contains(" --hostsdir=/run/dialtone/names "));
    }
}
