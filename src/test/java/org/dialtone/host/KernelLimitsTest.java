package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelLimitsTest {

    private static final String UNPRIVILEGED = "Name:\tjava\nCapEff:\t0000000000002400\n";
    private static final String FEW_NEIGHBOURS =
            "the pools on the links hold 61438 addresses, but the kernel keeps no more than 1024 neighbours: with more devices"
                    + " at once answers are lost; set net.ipv4.neigh.default.gc_thresh3 to 65536 by sysctl on the machine, for a container on its host";

    @TempDir
    Path proc;

    @Test
    void theBuffersForThousandsOfPhonesAreMissed() throws IOException {
        kernel("1024", "212992", UNPRIVILEGED);
        assertEquals(
                List.of(
                        FEW_NEIGHBOURS,
                        "the pools on the links hold 61438 addresses, but a socket's buffer holds no more than 212992 bytes: when all"
                                + " phones start at once, after a power cut, some are heard only when they ask again; set net.core.rmem_max to 4194304 by sysctl on the machine,"
                                + " for a container on its host"),
                said(new KernelLimits(proc).doubts(61_438)));
    }

    private static List<String> said(List<Said> doubts) {
        return doubts.stream().map(Said::says).toList();
    }

    @Test
    void fewPhonesNeedNoMoreThanUsual() throws IOException {
        kernel("1024", "212992", UNPRIVILEGED);
        assertEquals(List.of(), new KernelLimits(proc).doubts(0));
        assertEquals(List.of(), new KernelLimits(proc).doubts(166));
        assertEquals(1, new KernelLimits(proc).doubts(167).size());
    }

    @Test
    void aProcessThatMayExceedTheLimitNeedsNoHigherOne() throws IOException {
        kernel("1024", "212992", "CapEff:\t0000000000003400\n");
        assertEquals(List.of(FEW_NEIGHBOURS), said(new KernelLimits(proc).doubts(61_438)));
    }

    @Test
    void theApplianceKeepsEnoughConnectionsForASlash16() throws IOException {
        String set = Files.readString(Path.of("iso/overlay/etc/sysctl.d/60-dialtone.conf"));
        kernel(value(set, "net.ipv4.neigh.default.gc_thresh3"), value(set, "net.core.rmem_max"), UNPRIVILEGED);
        assertEquals(List.of(), new KernelLimits(proc).doubts(65_534));
    }

    /** A network namespace hides the host's limits. */
    @Test
    void aKernelThatTellsNoLimitsIsPassedOver() {
        assertEquals(List.of(), new KernelLimits(proc).doubts(61_438));
    }

    /** The real kernel's files report a size of 0. */
    @Test
    void aNumberIsReadToItsEnd() throws IOException {
        String file = "/proc/sys/kernel/pid_max";
        String whole = new String(
                        new ProcessBuilder("cat", file).start().getInputStream().readAllBytes(),
                        StandardCharsets.US_ASCII)
                .strip();
        assertEquals(whole, KernelLimits.setting(Path.of(file)));
    }

    private static String value(String file, String name) {
        return file.lines()
                .filter(line -> line.startsWith(name + " = "))
                .map(line -> line.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }

    private void kernel(String neighbours, String buffer, String status) throws IOException {
        write("sys/net/ipv4/neigh/default/gc_thresh3", neighbours + "\n");
        write("sys/net/core/rmem_max", buffer + "\n");
        write("self/status", status);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(proc.resolve(path).getParent());
        Files.writeString(proc.resolve(path), text);
    }
}
