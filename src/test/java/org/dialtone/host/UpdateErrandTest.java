package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the script that writes an update as root, with honest and hostile updates. */
class UpdateErrandTest {

    static final String NEXT = "20260701000000";

    @TempDir
    Path folder;

    private SlotTree box;

    @BeforeEach
    void box() throws IOException {
        box = new SlotTree(folder);
    }

    @Test
    void aGoodUpdateGoesIntoTheOtherSlotAndIsTriedNext() throws IOException {
        UpdateFile update = new UpdateFile("1.3.0", NEXT);
        SlotTree.Told told = box.run("errands/update", update.bytes());
        assertEquals("""
                version 1.3.0 is signed and no older than what runs; it is written to slot b
                vmlinuz is written, 1000 bytes
                initrd.img is written, 70000 bytes
                filesystem.squashfs is written, 300000 bytes
                version 1.3.0 is in slot b and is tried at the next start
                """, told.text());
        assertEquals(0, told.status());
        assertEquals("slot=a try=b new=b", box.grub());
        for (Map.Entry<String, byte[]> file : update.files.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(box.file("run/live/medium/slot-b/" + file.getKey())));
        }
        assertEquals(update.manifest(), Files.readString(box.file("run/live/medium/slot-b/manifest")));
        assertEquals("dhcp sockets\nsip sockets\n", Files.readString(box.file("run/live/medium/slot-b/up-before")));
        assertEquals(
                "running a\ngood a\nnext b\nslot a 1.2.0 20260601000000\nslot b 1.3.0 20260701000000\n",
                box.run("errands/slots", new byte[0]).text());
    }

    @Test
    void anUpdateFromSlotBGoesIntoSlotA() throws IOException {
        box.runs("b");
        box.grub("slot=b");
        assertEquals(
                0,
                box.run("errands/update", new UpdateFile("1.2.0", NEXT).bytes()).status());
        assertEquals("slot=b try=a new=a", box.grub());
    }

    @Test
    void theSameUpdateIsTakenOnceMore() throws IOException {
        assertEquals(
                0,
                box.run("errands/update", new UpdateFile("1.2.0", "20260601000000").bytes())
                        .status());
        assertEquals(
                0,
                box.run("errands/update", new UpdateFile("1.2.0", "20260601000000").bytes())
                        .status());
        assertEquals("slot=a try=b new=b", box.grub());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                that("nothing", "the update is cut short before manifest: fetch it again", new byte[0]),
                that(
                        "no archive",
                        "this is not an update of Dialtone: where manifest should be there is something else",
                        "GIF89a".repeat(1000).getBytes()),
                that(
                        "not signed",
                        "this is not an update of Dialtone: where manifest.sig should be there is something else",
                        BadUpdates.unsigned()),
                that("a foreign key", NOT_SIGNED, BadUpdates.foreign()),
                that("a signature of nothing", NOT_SIGNED, BadUpdates.forged(new byte[64])),
                that("a short signature", NOT_SIGNED, BadUpdates.forged(new byte[63])),
                that(
                        "a long signature",
                        "this is not an update of Dialtone: manifest.sig has 65 bytes in it, of at most 64",
                        BadUpdates.forged(new byte[65])),
                that("a manifest changed after it was signed", NOT_SIGNED, BadUpdates.changedManifest()),
                that(
                        "a manifest without end",
                        "this is not an update of Dialtone: manifest has 4194304 bytes in it, of at most 4096",
                        BadUpdates.endlessManifest()),
                that(
                        "an older version",
                        "the update is version 1.1.9, older than 1.2.0, which runs; older ones are not taken",
                        new UpdateFile("1.1.9", NEXT).bytes()),
                that(
                        "a version before its release",
                        "the update is version 1.2.0-rc1, older than 1.2.0, which runs; older ones are not taken",
                        new UpdateFile("1.2.0-rc1", NEXT).bytes()),
                that(
                        "an older build",
                        "the update was built 20260531235959, before what runs (20260601000000); older ones are not taken",
                        new UpdateFile("1.2.0", "20260531235959").bytes()),
                that(
                        "an older schema",
                        "the update keeps its data in an older form than what runs; older ones are not taken",
                        BadUpdates.said("schema 12", "schema 11")),
                that(
                        "another machine",
                        "the update is for arm64, this box is amd64",
                        BadUpdates.said("arch amd64", "arch arm64")),
                that("another product", OTHER, BadUpdates.said("product dialtone", "product monotone")),
                that("a later format", OTHER, BadUpdates.said("dialtone-update 1", "dialtone-update 2")),
                that("a line more", OTHER, BadUpdates.said("schema 12", "schema 12\nhook rm")),
                that("a version that is none", OTHER, BadUpdates.said("version 1.3.0", "version $(reboot)")),
                that(
                        "too large for a slot",
                        "the update has 900000070000 bytes; a slot holds at most 536870912",
                        BadUpdates.tooLarge()));
    }

    /** The script refuses before it writes a byte anywhere on the partition of the slots. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aBadUpdateIsRefusedAndTheSlotsStay(String what, String says, byte[] update) throws IOException {
        Map<String, Long> before = box.slots();
        SlotTree.Told told = box.run("errands/update", update);
        assertEquals(says + "\n", told.text());
        assertEquals(1, told.status());
        assertEquals(before, box.slots());
        assertEquals("slot=a", box.grub());
    }

    static Stream<Arguments> brokenOff() {
        byte[] good = new UpdateFile("1.3.0", NEXT).bytes();
        return Stream.of(
                that(
                        "cut in a file",
                        "the update is cut short in filesystem.squashfs: fetch it again; what runs stays as it is",
                        Arrays.copyOf(good, good.length - 100_000)),
                that(
                        "cut before a file",
                        "the update is cut short before initrd.img: fetch it again",
                        Arrays.copyOf(good, 512 * 7)),
                that(
                        "without its end",
                        "the update holds more than its files, or is cut short; what runs stays as it is",
                        Arrays.copyOf(good, good.length - 600)),
                that(
                        "a file changed",
                        "initrd.img is not what its maker signed; what runs stays as it is",
                        BadUpdates.flipped(good, 10_000)),
                that(
                        "a file of another size",
                        "vmlinuz has 999 bytes, not 1000 as its maker signed; what runs stays as it is",
                        BadUpdates.shorter()),
                that(
                        "files in another order",
                        "this is not an update of Dialtone: where vmlinuz should be there is something else",
                        BadUpdates.reordered()),
                that(
                        "a file more",
                        "the update holds more than its files, or is cut short; what runs stays as it is",
                        BadUpdates.with("etc/passwd")),
                that(
                        "a name that leads elsewhere",
                        "this is not an update of Dialtone: where vmlinuz should be there is something else",
                        BadUpdates.renamed("../vmlinuz")),
                that(
                        "an absolute name",
                        "this is not an update of Dialtone: where vmlinuz should be there is something else",
                        BadUpdates.renamed("/vmlinuz")),
                that(
                        "a symbolic link",
                        "this is not an update of Dialtone: vmlinuz is not a plain file in it",
                        BadUpdates.typed('2')),
                that(
                        "a device",
                        "this is not an update of Dialtone: vmlinuz is not a plain file in it",
                        BadUpdates.typed('3')),
                that(
                        "a header of pax",
                        "this is not an update of Dialtone: vmlinuz is not a plain file in it",
                        BadUpdates.typed('x')),
                that(
                        "a size that is none",
                        "this is not an update of Dialtone: vmlinuz has no size in it",
                        BadUpdates.oddSize()));
    }

    /**
     * The update is signed, but the rest differs from what was signed: the part written so far is deleted, and both
     * slots stay.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenOff")
    void anUpdateThatBreaksOffLeavesTheSlotsAsTheyWere(String what, String says, byte[] update) throws IOException {
        Map<String, Long> before = box.slots();
        SlotTree.Told told = box.run("errands/update", update);
        assertEquals(says, told.last());
        assertEquals(1, told.status());
        assertEquals(before, box.slots());
        assertEquals("slot=a", box.grub());
    }

    @Test
    void theRemainsOfAnUpdateAfterAPowerCutAreSweptAway() throws IOException {
        box.write("run/live/medium/slot-b.new/vmlinuz", "half");
        box.write("run/live/medium/slot-b.new/other", "half");
        assertEquals(
                0,
                box.run("errands/update", new UpdateFile("1.3.0", NEXT).bytes()).status());
        assertFalse(Files.exists(box.file("run/live/medium/slot-b.new")));
        assertFalse(Files.exists(box.file("run/live/medium/slot-b/other")));
    }

    @Test
    void aLinkInTheWayIsNotFollowed() throws IOException {
        box.write("elsewhere/vmlinuz", "precious");
        Files.createSymbolicLink(box.file("run/live/medium/slot-b.new"), box.file("elsewhere"));
        assertEquals(
                0,
                box.run("errands/update", new UpdateFile("1.3.0", NEXT).bytes()).status());
        assertEquals("precious", Files.readString(box.file("elsewhere/vmlinuz")));
    }

    @Test
    void whileAVersionIsTriedTheOneBeforeIsKept() throws IOException {
        box.runs("b");
        box.grub("slot=a", "new=b");
        SlotTree.Told told = box.run("errands/update", new UpdateFile("1.3.0", NEXT).bytes());
        assertEquals("the version that runs is still being tried; wait until it is kept\n", told.text());
        assertEquals("slot=a new=b", box.grub());
    }

    @Test
    void aStickHasNoSlots() throws IOException {
        box.runs("");
        String says = "this box runs from a stick, which has no slots: write the new image to the stick\n";
        assertEquals(
                says,
                box.run("errands/update", new UpdateFile("1.3.0", NEXT).bytes()).text());
        assertEquals(says, box.run("errands/slots", new byte[0]).text());
    }

    @Test
    void theBuilderWritesWhatTheBoxTakesAndTheSameTwice() throws IOException, InterruptedException {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>(new UpdateFile("1.3.0", NEXT).files);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            box.write("system/" + file.getKey(), "");
            Files.write(box.file("system/" + file.getKey()), file.getValue());
        }
        box.write("system/release", "product dialtone\nversion 1.3.0\nserial " + NEXT + "\narch amd64\nschema 12\n");
        run(
                0,
                "openssl",
                "genpkey",
                "-algorithm",
                "ed25519",
                "-out",
                box.file("maker.key").toString());
        run(
                0,
                "openssl",
                "pkey",
                "-in",
                box.file("maker.key").toString(),
                "-pubout",
                "-out",
                box.file("usr/lib/dialtone/update.pub").toString());
        for (String name : List.of("one", "two")) {
            run(
                    0,
                    "env",
                    "UPDATE_KEY=" + box.file("maker.key"),
                    "iso/update",
                    box.file("system").toString(),
                    box.file(name).toString());
        }
        assertEquals(-1, Files.mismatch(box.file("one"), box.file("two")));
        assertEquals(
                "version 1.3.0 is in slot b and is tried at the next start",
                box.run("errands/update", Files.readAllBytes(box.file("one"))).last());
        run(
                1,
                "env",
                "UPDATE_KEY=README.md",
                "iso/update",
                box.file("system").toString(),
                box.file("three").toString());
    }

    private static void run(int status, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        assertEquals(status, process.waitFor(), text);
    }

    private static final String NOT_SIGNED =
            "the update is not signed by who makes this box's updates; what runs stays as it is";
    private static final String OTHER = "the update is for another product or for a later kind of box";

    private static Arguments that(String what, String says, byte[] update) {
        return Arguments.of(what, says, update);
    }
}
