package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
