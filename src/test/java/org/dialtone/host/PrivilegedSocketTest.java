package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the shell script that the appliance runs behind its socket, with the errands that it ships. */
class PrivilegedSocketTest {

    private static final Path WIPE =
            Path.of("iso/overlay/usr/lib/dialtone/wipe").toAbsolutePath();
    private static final Path SCRIPT = Path.of("iso/overlay/usr/lib/dialtone/root-helper");

    @TempDir
    Path folder;

    private ServerSocketChannel socket;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(folder.resolve("root.sock")));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void linesComeBackAndTheStatusEndsThem() throws IOException {
        answers("read -r errand; printf 'one\\ntwo\\n= 3\\n'");
        assertEquals(3, new PrivilegedSocket(folder.resolve("root.sock")).run("update", told::add));
        assertEquals(List.of("one", "two"), told);
    }

    @Test
    void aHelperThatDiesIsNoSuccess() throws IOException {
        answers("read -r errand; echo started");
        assertThrows(
                IOException.class, () -> new PrivilegedSocket(folder.resolve("root.sock")).run("update", told::add));
    }

    @Test
    void theShippedScriptKnowsOnlyFilesOfItsFolder() throws IOException {
        for (String name : List.of("no-such", "poweroff-")) {
            told.clear();
            answers(SCRIPT.toString());
            assertEquals(2, new PrivilegedSocket(folder.resolve("root.sock")).run(name, told::add));
            assertEquals(List.of("there is no errand of that name"), told);
        }
    }

    @Test
    void namesThatCouldLeadElsewhereAreNotSent() {
        assertThrows(IllegalArgumentException.class, () -> new PrivilegedSocket(folder).run("../x", told::add));
        assertFalse(new PrivilegedSocket(folder.resolve("none")).isThere());
    }

    private void answers(String command) {
        Thread.ofVirtual().start(() -> {
            try (SocketChannel asker = socket.accept()) {
                Process shell = new ProcessBuilder("sh", "-c", command)
                        .redirectErrorStream(true)
                        .start();
                StringBuilder line = new StringBuilder();
                for (int next = Channels.newInputStream(asker).read();
                        next != '\n';
                        next = Channels.newInputStream(asker).read()) {
                    line.append((char) next);
                }
                shell.getOutputStream().write((line + "\n").getBytes());
                shell.getOutputStream().close();
                shell.getInputStream().transferTo(Channels.newOutputStream(asker));
            } catch (IOException fault) {
                throw new IllegalStateException(fault);
            }
        });
    }

    /** Runs in a /data of its own that this test alone sees. */
    @Test
    @Tag("root")
    void aFactoryResetLeavesOnlyTheDisksOwnFiles() throws IOException, InterruptedException {
        String script =
                "set -e; mkdir -p /data; mount -t tmpfs tmpfs /data; mkdir -p /data/dialtone/tls /data/lost+found; touch /data/site.yaml /data/dialtone/.x;"
                        + " ln -s " + folder + " /data/link; " + WIPE + "; ls -A /data; : > /data/factory-reset; "
                        + WIPE + "; echo --; ls -A /data";
        Files.writeString(folder.resolve("precious"), "x");
        Process process = new ProcessBuilder("unshare", "-m", "sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(
                "dialtone\nlink\nlost+found\nsite.yaml\nfactory reset: all data is deleted\n--\nlost+found\n", said);
        assertTrue(Files.exists(folder.resolve("precious")));
    }
}
