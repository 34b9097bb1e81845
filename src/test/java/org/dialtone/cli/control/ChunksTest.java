package org.dialtone.cli.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {

    private final ByteArrayOutputStream socket = new ByteArrayOutputStream();

    @Test
    void eachPieceHasItsLengthBeforeItAndTheEndIsNone() throws IOException {
        OutputStream chunks = Chunks.writing(socket);
        chunks.write(new byte[] {1, 2, 3}, 1, 2);
        chunks.write(0xff);
        chunks.write(new byte[0]);
        assertEquals("00000002020300000001ff", hex());
        chunks.close();
        assertEquals("00000002020300000001ff00000000", hex());
    }

    @Test
    void theEndIsWrittenOnce() throws IOException {
        OutputStream chunks = Chunks.writing(socket);
        chunks.close();
        chunks.close();
        assertEquals("00000000", hex());
    }

    @Test
    void closingLeavesTheSocketOpen() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Chunks.writing(out).close();
        assertEquals(false, closed[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3_000_000})
    void aStreamReadsBackAsWritten(int length) throws IOException {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        try (OutputStream chunks = Chunks.writing(socket)) {
            chunks.write(content);
        }
        socket.write(7);
        InputStream from = new ByteArrayInputStream(socket.toByteArray());
        assertArrayEquals(content, Chunks.reading(from).readAllBytes());
        assertEquals(7, from.read(), "what comes after the stream");
    }

    @Test
    void noPieceIsLargerThanAMebibyte() throws IOException {
        Chunks.writing(socket).write(new byte[(2 << 20) + 5]);
        assertEquals((2 << 20) + 5 + 3 * 4, socket.size());
        byte[] all = socket.toByteArray();
        assertEquals("00100000", HexFormat.of().formatHex(all, 0, 4));
        assertEquals("00000005", HexFormat.of().formatHex(all, all.length - 9, all.length - 5));
    }

    @Test
    void singleBytesAreReadUnsignedAndTheEndStays() throws IOException {
        InputStream in = reading("00000002ff0000000001" + "7f" + "00000000" + "aa");
        assertEquals(0xff, in.read());
        assertEquals(0, in.read());
        assertEquals(0x7f, in.read());
        assertEquals(-1, in.read());
        assertEquals(-1, in.read());
        assertEquals(-1, in.read(new byte[4], 0, 4));
    }

    @Test
    void aReadOfNothingGivesNothingAndLosesNothing() throws IOException {
        InputStream in = reading("0000000141" + "00000000");
        assertEquals(0, in.read(new byte[4], 0, 0));
        assertEquals('A', in.read());
        assertEquals(-1, in.read(new byte[4], 0, 0));
    }

    /** What a peer sends before it breaks off or lies, and what is said of it; nothing: no more than that it ended. */
    @ParameterizedTest
    @CsvSource({
        "0000000341, the peer closed the control socket in the middle of a stream",
        "000000014100, ",
        "00000001, the peer closed the control socket in the middle of a stream",
        "'', ",
        "00100001, not a stream of the control socket",
        "ffffffff, not a stream of the control socket",
        "80000000, not a stream of the control socket"
    })
    void aStreamThatBreaksOffIsNoWholeOne(String sent, String says) {
        InputStream in = reading(sent);
        assertEquals(says, assertThrows(IOException.class, in::readAllBytes).getMessage());
    }

    private static InputStream reading(String hex) {
        return Chunks.reading(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }

    private String hex() {
        return HexFormat.of().formatHex(socket.toByteArray());
    }
}
