package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSocketTest {

    private static final Map<String, ControlHandler> ECHO = Map.of(
            "echo", (arguments, text) -> new Answer(arguments.isEmpty() ? 0 : 1, arguments + text),
            "break",
                    (_, _) -> {
                        throw new IllegalStateException("broken");
                    });

    private final ControlServer server = new ControlServer();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void carriesACommandAndItsAnswer() throws IOException {
        server.open(folder, ECHO, Map.of());
        String large = "Ω\n".repeat(500_000);
        assertEquals(
                Optional.of(Frame.answer(0, "[]" + large)),
                ControlClient.ask(folder, new Frame(List.of("echo"), large)));
        assertEquals(
                Optional.of(Frame.answer(1, "[a, b]")),
                ControlClient.ask(folder, new Frame(List.of("echo", "a", "b"), "")));
    }

    @Test
    void onlyItsOwnerMayOpenIt() throws IOException {
        server.open(folder, ECHO, Map.of());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control"))));
    }

    @Test
    void anUnknownCommandAndAFailedOneAreTold() throws IOException {
        server.open(folder, ECHO, Map.of());
        assertEquals(
                Frame.answer(1, "the running box doesn't know the command fly; it may be of another version"),
                ControlClient.ask(folder, new Frame(List.of("fly"), "")).orElseThrow());
        assertEquals(
                Frame.answer(1, "the running box failed: broken; see its log"),
                ControlClient.ask(folder, new Frame(List.of("break"), "")).orElseThrow());
    }

    @Test
    void aDeadProcessesSocketCountsAsNoneAndIsReplaced() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("control")));
        }
        assertEquals(Optional.empty(), ControlClient.ask(folder, new Frame(List.of("echo"), "")));
        server.open(folder, ECHO, Map.of());
        assertTrue(ControlClient.ask(folder, new Frame(List.of("echo"), "")).isPresent());
    }

    @Test
    void nothingIsLeftWhenItCloses() throws IOException {
        server.open(folder, ECHO, Map.of());
        server.close();
        assertFalse(Files.exists(folder.resolve("control")));
        assertEquals(Optional.empty(), ControlClient.ask(folder, new Frame(List.of("echo"), "")));
    }

    /** The box has no file descriptor left for a while; later clients still get an answer. */
    @Test
    void aClientThatCantBeAcceptedKeepsNobodyElseOut() {
        Deque<IOException> faults = new ArrayDeque<>(List.of(
                new IOException("Too many open files"),
                new IOException("Too many open files"),
                new ClosedChannelException()));
        List<String> pauses = new ArrayList<>();
        server.accept(
                () -> {
                    throw faults.removeFirst();
                },
                () -> pauses.add("pause"));
        assertEquals(List.of("pause", "pause"), pauses);
        assertTrue(faults.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "echo\n", "echo x\n", "echo -1\n", "echo 99999999\n", "echo 3\nab", "echo 1"})
    void aMalformedFrameIsRefused(String bytes) {
        assertThrows(
                IOException.class, () -> Frame.read(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThrows(IOException.class, () -> Frame.read(new ByteArrayInputStream(new byte[100_000])));
    }

    @Test
    void aFrameReadsBackAsWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frame frame = new Frame(List.of("apply", "site.yaml"), "dialtone: 1\nname: Ω");
        frame.write(bytes);
        assertEquals("apply site.yaml 20\ndialtone: 1\nname: Ω", bytes.toString(StandardCharsets.UTF_8));
        assertEquals(frame, Frame.read(new ByteArrayInputStream(bytes.toByteArray())));
        assertThrows(IllegalArgumentException.class, () -> new Frame(List.of("two words"), ""));
    }
}
