package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dialtone.boot.QuarkusProcess;
import org.dialtone.host.SlotTree;
import org.dialtone.host.UpdateFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command against the appliance's socket and the scripts that it ships; no box runs. */
class UpdateCommandTest {

    private static final String SOCKET = "dialtone.root-socket";

    @TempDir
    Path folder;

    private SlotTree box;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void listen() throws IOException {
        box = new SlotTree(folder.resolve("box"));
        box.listen(folder.resolve("root.sock"));
        System.setProperty(SOCKET, folder.resolve("root.sock").toString());
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(SOCKET);
        box.close();
    }

    @Test
    void aFileIsTakenAndTheBoxStartsAgain() throws IOException {
        assertEquals(0, run("update", update("1.3.0").toString()));
        assertEquals("""
                version 1.3.0 is signed and no older than what runs; it is written to slot b
                vmlinuz is written, 1000 bytes
                initrd.img is written, 70000 bytes
                filesystem.squashfs is written, 300000 bytes
                version 1.3.0 is in slot b and is tried at the next start
                the box starts again now
                """, out.toString());
        assertTrue(Files.exists(box.file("run/dialtone/asked")));
    }

    @Test
    void anUpdateForLaterWaitsForTheNextStart() throws IOException {
        assertEquals(0, run("update", "--later", update("1.3.0").toString()));
        assertFalse(Files.exists(box.file("run/dialtone/asked")));
        out.getBuffer().setLength(0);
        assertEquals(0, run("update"));
        assertEquals("""
                slot a: version 1.2.0, built 20260601000000, runs
                slot b: version 1.3.0, built 20260701000000, is tried at the next start
                """, out.toString());
    }

    @Test
    void aRefusalIsOneLineAndStartsNothing() throws IOException {
        assertEquals(1, run("update", update("1.1.0").toString()));
        assertEquals(
                "dialtone: the update is version 1.1.0, older than 1.2.0, which runs; older ones are not taken\n",
                err.toString());
        assertFalse(Files.exists(box.file("run/dialtone/asked")));
    }

    @Test
    void theOutcomeOfTheLastUpdateIsTold() throws IOException {
        box.grub("slot=a", "try=", "new=b");
        assertEquals(0, run("update"));
        assertTrue(
                out.toString().endsWith("The update in slot b didn't come up; the box went back to slot a.\n"),
                out.toString());
        box.runs("b");
        assertEquals(0, run("update"));
        assertTrue(
                out.toString().endsWith("slot b: version 1.1.0, built 20260101000000, runs and is being tried\n"),
                out.toString());
    }

    @Test
    void aMissingFileIsToldBeforeTheBoxIsAsked() {
        assertEquals(1, run("update", "nowhere.update"));
        assertEquals(1, run("update", "src"));
        assertEquals("""
                dialtone: nowhere.update doesn't exist; give the path of a dialtone-VERSION.update
                dialtone: src is not a file; give the path of a dialtone-VERSION.update
                """, err.toString());
    }

    @Test
    void otherMachinesSayThatTheyTakeNoUpdates() throws IOException {
        System.setProperty(SOCKET, folder.resolve("none").toString());
        assertEquals(1, run("update", update("1.3.0").toString()));
        assertEquals(
                "dialtone: this machine is no Dialtone appliance, or this user may not ask its root: install the new version as this one was installed\n",
                err.toString());
    }

    private Path update(String version) throws IOException {
        return Files.write(
                folder.resolve("dialtone-" + version + ".update"), new UpdateFile(version, "20260701000000").bytes());
    }

    private int run(String... arguments) {
        return new Commands(
                        new Terminal(
                                new PrintWriter(out),
                                new PrintWriter(err),
                                new BufferedReader(new StringReader("")),
                                null),
                        new QuarkusProcess())
                .execute(arguments);
    }
}
