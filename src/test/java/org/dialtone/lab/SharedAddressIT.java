package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with an address of its own takes the shared ones of its link, beside a phone that had another machine there. */
@Tag("root")
class SharedAddressIT {

    private static final String SHARED = "voice0=10.66.0.1/16,voice0=fd00::1/64";

    @TempDir
    Path folder;

    private Lab lab;
    private String machine;
    private String other;

    @BeforeEach
    void link() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.11/16", "phone0", "10.66.0.254/16");
        lab.rogue("rogue0");
        lab.onBox("ip", "route", "add", "default", "via", "10.66.0.254").must();
        lab.onPhone("ip", "addr", "add", "10.66.1.1/16", "dev", "phone0").must();
        lab.onPhone("ip", "addr", "add", "fd00::2/64", "dev", "phone0", "nodad").must();
        machine = mac(lab.onBox("cat", "/sys/class/net/voice0/address"));
        other = mac(lab.onRogue("cat", "/sys/class/net/rogue0/address"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theFrozenOneLosesItByTheKernelAndTheNextOneIsFound() throws IOException {
        onOther("10.66.0.1/16", "fd00::1/64");
        assertEquals(other, neighbour("10.66.0.1"));
        assertEquals(other, neighbour("fd00::1"));
        lab.onRogue("ip", "link", "set", "rogue0", "down").must();
        try (ChildJvm active = start("keep")) {
            assertEquals("taken 2 {}", active.line());
            await(() -> known("10.66.0.1").equals(machine) && known("fd00::1").equals(machine));
            assertEquals("10.66.0.11", source("10.66.1.1"), "what else the machine does goes on from its own");
            assertEquals("10.66.0.11", source("192.0.2.1"));
            Files.createFile(freezes());
            await(() -> !addresses().contains("10.66.0.1/16") && !addresses().contains("fd00::1/64"));
            signal(active, "CONT");
            assertEquals("late 0", active.line());
            assertFalse(addresses().contains("10.66.0.1/16"), addresses());
        }
    }

    @Test
    void anotherDevicesClaimIsAnsweredOrYieldedTo() throws IOException {
        try (ChildJvm active = start("keep")) {
            assertEquals("taken 2 {}", active.line());
            assertEquals(machine, neighbour("10.66.0.1"));
            onOther("10.66.0.1/16");
            assertEquals("claimed by " + other + " of voice0=10.66.0.1/16", active.line());
            await(() -> known("10.66.0.1").equals(machine));
            assertTrue(addresses().contains("10.66.0.1/16"), addresses());
            signal(active, "TERM");
            await(() -> !addresses().contains("10.66.0.1/16"));
        }
        try (ChildJvm active = start("yield")) {
            assertEquals("taken 2 {}", active.line());
            assertEquals("claimed by " + other + " of voice0=10.66.0.1/16", active.line());
            await(() -> !addresses().contains("10.66.0.1/16") && !addresses().contains("fd00::1/64"));
        }
    }

    /** ARP comes by itself; who has an address of IPv6 is asked. */
    @Test
    void anAdvertisementIsAClaimToo() throws IOException {
        lab.onRogue("ip", "addr", "add", "fd00::1/64", "dev", "rogue0", "nodad").must();
        assertEquals(other, neighbour("fd00::1"));
        try (ChildJvm active = start("keep")) {
            assertEquals("taken 2 {}", active.line());
            assertEquals("claimed by " + other + " of voice0=fd00::1/64", active.line());
            await(() -> known("fd00::1").equals(machine));
        }
        try (ChildJvm active = start("yield")) {
            assertEquals("taken 2 {}", active.line());
            assertEquals("claimed by " + other + " of voice0=fd00::1/64", active.line());
            await(() -> !addresses().contains("10.66.0.1/16") && !addresses().contains("fd00::1/64"));
        }
    }

    /** As from a DHCP server that started late. Where the kernel would take it away with the shared one, it waits. */
    @Test
    void theOwnAddressThatComesLateIsSentFromAndThePhonesNoticeNothing() throws IOException {
        promote(0);
        lab.onBox("ip", "addr", "del", "10.66.0.11/16", "dev", "voice0").must();
        Path changes = folder.resolve("changes");
        try (ChildJvm active = start("keep")) {
            assertEquals("taken 2 {}", active.line());
            lab.start(lab.boxSpace, changes, "ip", "-o", "monitor", "address");
            await(() -> !text(changes).isEmpty());
            lab.onBox("ip", "addr", "add", "10.66.0.11/16", "dev", "voice0").must();
            lab.onBox("ip", "route", "add", "default", "via", "10.66.0.254", "src", "10.66.0.11")
                    .must();
            int seen = renewals(changes);
            await(() -> renewals(changes) > seen + 1);
            assertEquals("10.66.0.1", source("10.66.1.1"));
            promote(1);
            await(() -> source("10.66.1.1").equals("10.66.0.11"));
            assertEquals("10.66.0.11", source("192.0.2.1"));
            await(() -> addresses().contains("10.66.0.1/16") && !addresses().contains("10.66.0.1/32"));
            assertNeverGone(text(changes));
            signal(active, "TERM");
            await(() -> !addresses().contains("10.66.0.1/16"));
            assertTrue(addresses().contains("10.66.0.11/16"), this::addresses);
        }
    }

    private void promote(int value) {
        for (String link : List.of("all", "voice0")) {
            lab.onBox("sysctl", "-q", "-w", "net.ipv4.conf." + link + ".promote_secondaries=" + value)
                    .must();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static int renewals(Path changes) {
        return text(changes).split("inet 10\\.66\\.0\\.1/16").length;
    }

    /** Each change as the kernel told it. */
    private static void assertNeverGone(String changes) {
        Set<String> here = new HashSet<>(Set.of("16"));
        Matcher change = Pattern.compile("(Deleted )?\\d+: voice0 +inet 10\\.66\\.0\\.1/(\\d+)")
                .matcher(changes);
        while (change.find()) {
            if (change.group(1) == null) {
                here.add(change.group(2));
            } else {
                here.remove(change.group(2));
            }
            assertFalse(here.isEmpty(), changes);
        }
        assertTrue(changes.contains("Deleted") && changes.contains("secondary"), changes);
    }

    private ChildJvm start(String claims) throws IOException {
        return ChildJvm.start(
                Lab.in(lab.boxSpace),
                SharedAddressMain.class,
                claims,
                SHARED,
                freezes().toString());
    }

    private Path freezes() {
        return folder.resolve("freezes");
    }

    /** The other device has these addresses from now on, and speaks from the first. */
    private void onOther(String... addresses) {
        for (String address : addresses) {
            lab.onRogue("ip", "addr", "add", address, "dev", "rogue0", "nodad").must();
        }
        lab.onRogue("bash", "-c", "echo > /dev/udp/10.66.1.1/9").must();
    }

    /** The device that the phone finds at this address. */
    private String neighbour(String address) throws IOException {
        lab.onPhone("bash", "-c", "echo > /dev/udp/" + address + "/9").must();
        await(() -> known(address).contains(":"));
        return known(address);
    }

    private String known(String address) {
        String entry = lab.onPhone("ip", "neigh", "show", address).output();
        return entry.contains("lladdr ") ? entry.split("lladdr ")[1].split(" ")[0] : "";
    }

    private String source(String to) {
        return lab.onBox("ip", "route", "get", to).must().split(" src ")[1].split(" ")[0];
    }

    private String addresses() {
        return lab.onBox("ip", "addr", "show", "dev", "voice0").must();
    }

    private static String mac(Command command) {
        return command.must().strip();
    }

    private static void signal(ChildJvm process, String signal) {
        Command.run(10, List.of("kill", "-" + signal, Long.toString(process.pid())))
                .must();
    }

    private void await(BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, this::addresses);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
