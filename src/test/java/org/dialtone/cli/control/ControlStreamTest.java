package org.dialtone.cli.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Said;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams both ways on a real socket, and peers of ill will on either side. */
class ControlStreamTest {

    private static final int MUCH = 3_000_000;

    private final ControlServer server = new ControlServer();
    private final CountDownLatch restarted = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        server.open(
                folder,
                Map.of("say", (arguments, text) -> new Answer(0, arguments + text, restarted::countDown)),
                Map.of(
                        "mirror",
                        (arguments, text, brought, back) -> {
                            brought.transferTo(back);
                            return new Answer(0, arguments + text);
                        },
                        "ignore",
                        (_, _, _, back) -> {
                            back.write(1);
                            return new Answer(1, "not wanted");
                        },
                        "refuse",
                        (_, _, brought, _) -> {
                            brought.read();
                            throw new BackupFault(BackupFault.Kind.FILE, Said.of("backup.wrongPassphrase"));
                        },
                        "break",
                        (_, _, _, _) -> {
                            throw new IllegalStateException("broken");
                        },
                        "fail",
                        (_, _, _, _) -> {
                            throw new IOException("no such device");
                        }));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void aStreamGoesThereAndBackBeforeTheAnswer(int length) throws IOException {
        byte[] content = bytes(length);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertEquals(
                Optional.of(Frame.answer(0, "[a, b]text")),
                ControlClient.stream(
                        folder,
                        new Frame(List.of("mirror", "a", "b"), "text"),
                        new ByteArrayInputStream(content),
                        back));
        assertArrayEquals(content, back.toByteArray());
    }

    /** What becomes of a stream that the box doesn't read to its end. */
    @ParameterizedTest
    @CsvSource({
        "ignore, 1, not wanted",
        "refuse, 0, 'the passphrase doesn''t open this backup'",
        "break, 0, the running box failed: broken; see its log",
        "fail, 0, the running box failed: no such device; see its log"
    })
    void theAnswerComesThoughTheBoxReadsNoFurther(String command, int sentBack, String says) throws IOException {
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        assertEquals(
                Optional.of(Frame.answer(1, says)),
                ControlClient.stream(
                        folder, new Frame(List.of(command), ""), new ByteArrayInputStream(bytes(MUCH)), back));
        assertEquals(sentBack, back.size());
    }

    @Test
    void whatIsToBeDoneAfterTheAnswerIsDone() throws IOException, InterruptedException {
        assertEquals(Optional.of(Frame.answer(0, "[]")), ControlClient.ask(folder, new Frame(List.of("say"), "")));
        assertTrue(restarted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aStreamWithoutBoxReadsNothing() throws IOException {
        server.close();
        InputStream untouched = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read");
            }
        };
        assertEquals(
                Optional.empty(),
                ControlClient.stream(
                        folder, new Frame(List.of("mirror"), ""), untouched, OutputStream.nullOutputStream()));
    }

    @Test
    void aFileThatCannotBeReadBreaksTheStreamAndTheBoxGoesOn() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("bad sector");
            }
        };
        Frame request = new Frame(List.of("mirror"), "");
        assertEquals(
                "bad sector",
                assertThrows(
                                IOException.class,
                                () -> ControlClient.stream(folder, request, broken, OutputStream.nullOutputStream()))
                        .getMessage());
        answers();
    }

    /** What comes on the socket of the box: each peer is left, and the next one served. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "say",
                "say x\n",
                "say 99999999\n",
                "say 5\nab",
                "say  0\n",
                "mirror 0\n",
                "mirror 0\n\u0000\u0000\u0000\u0005ab",
                "mirror 0\n\u007f\u0000\u0000\u0000"
            })
    void aPeerThatTalksNonsenseOrLeavesKeepsNobodyOut(String sent) throws IOException {
        try (SocketChannel peer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            peer.connect(UnixDomainSocketAddress.of(folder.resolve("control")));
            peer.write(ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1)));
        }
        answers();
    }

    @Test
    void aPeerThatSaysNothingKeepsNobodyOut() throws IOException {
        try (SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.connect(UnixDomainSocketAddress.of(folder.resolve("control")));
            answers();
        }
    }

    /** What another program answers that listens in the box's place. */
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0 5\nab", "HTTP/1.1 400\n\n", "0 99999999\n"})
    void whoListensInTheBoxesPlaceIsNoBox(String answer) throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (ServerSocketChannel impostor = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            impostor.bind(UnixDomainSocketAddress.of(other.resolve("control")));
            Thread.ofVirtual().start(() -> {
                try (SocketChannel peer = impostor.accept()) {
                    Frame.read(Channels.newInputStream(peer));
                    peer.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.ISO_8859_1)));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Frame request = new Frame(List.of("say"), "");
            assertThrows(IOException.class, () -> ControlClient.ask(other, request));
        }
    }

    @Test
    void aFolderWhosePathIsTooLongForASocketIsTold() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        try (ControlServer tooDeep = new ControlServer()) {
            assertThrows(IOException.class, () -> tooDeep.open(deep, Map.of(), Map.of()));
        }
    }

    @Test
    void aServerThatNeverOpenedCloses() {
        new ControlServer().close();
        server.close();
        server.close();
    }

    private void answers() throws IOException {
        assertEquals(
                Optional.of(Frame.answer(0, "[]hello")), ControlClient.ask(folder, new Frame(List.of("say"), "hello")));
    }

    private static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
