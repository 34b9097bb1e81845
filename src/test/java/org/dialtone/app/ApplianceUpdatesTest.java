package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dialtone.app.ApplianceUpdates.Refused;
import org.dialtone.app.ApplianceUpdates.Slot;
import org.dialtone.app.ApplianceUpdates.State;
import org.dialtone.host.PrivilegedSocket;
import org.dialtone.host.SlotTree;
import org.dialtone.host.UpdateFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks over a socket to the scripts that the appliance ships. */
class ApplianceUpdatesTest {

    @TempDir
    Path folder;

    private SlotTree box;
    private ApplianceUpdates updates;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        box = new SlotTree(folder.resolve("box"));
        box.listen(folder.resolve("root.sock"));
        updates = new ApplianceUpdates(new PrivilegedSocket(folder.resolve("root.sock")));
    }

    @AfterEach
    void close() throws IOException {
        box.close();
    }

    @Test
    void anUpdateGoesThroughTheSocketAndIsTriedNext() throws IOException, Refused {
        assertEquals(
                new State(
                        "a",
                        "a",
                        null,
                        null,
                        "",
                        List.of(new Slot("a", "1.2.0", "20260601000000"), new Slot("b", "1.1.0", "20260101000000"))),
                updates.state());
        assertEquals(
                "version 1.3.0 is in slot b and is tried at the next start", updates.write(update("1.3.0"), told::add));
        assertEquals(5, told.size());
        assertEquals(
                new State(
                        "a",
                        "a",
                        "b",
                        null,
                        "",
                        List.of(new Slot("a", "1.2.0", "20260601000000"), new Slot("b", "1.3.0", "20260701000000"))),
                updates.state());
        updates.restart();
        assertTrue(Files.exists(box.file("run/dialtone/asked")));
    }

    @Test
    void anUpdateThatDidntComeUpIsTold() throws IOException, Refused {
        box.grub("slot=a", "try=", "new=b");
        Files.writeString(box.file("run/dialtone/esp/grub/failed.txt"), "After 300 s: dhcp sockets is down.\n");
        State state = updates.state();
        assertEquals("b", state.failed());
        assertEquals("After 300 s: dhcp sockets is down.", state.why());
    }

    /** The box stops sending an update once it is refused. */
    @Test
    void aRefusalComesBackAtOnce() {
        InputStream endless = new SequenceInputStream(update("1.0.0"), new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        });
        Refused refused = assertThrows(Refused.class, () -> updates.write(endless, told::add));
        assertEquals(
                "the update is version 1.0.0, older than 1.2.0, which runs; older ones are not taken",
                refused.getMessage());
        assertTrue(refused.isAppliance());
    }

    @Test
    void anUploadThatBreaksOffChangesNothing() throws IOException, Refused {
        byte[] whole = new UpdateFile("1.3.0", "20260701000000").bytes();
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the client went away");
                    }
                });
        assertEquals(
                "the client went away",
                assertThrows(IOException.class, () -> updates.write(broken, told::add))
                        .getMessage());
        // The other transfer may still clean up.
        State after = updates.state();
        assertEquals(null, after.next());
        assertEquals("1.1.0", after.slots().getLast().version());
        assertEquals("slot=a", box.grub());
    }

    @Test
    void otherMachinesSayThatTheyTakeNoUpdates() {
        ApplianceUpdates none = new ApplianceUpdates(new PrivilegedSocket(folder.resolve("none.sock")));
        Refused refused = assertThrows(Refused.class, none::state);
        assertEquals(
                "this machine is no Dialtone appliance, or this user may not ask its root: install the new version as this one was installed",
                refused.getMessage());
        assertFalse(refused.isAppliance());
    }

    private static InputStream update(String version) {
        return new ByteArrayInputStream(new UpdateFile(version, "20260701000000").bytes());
    }
}
