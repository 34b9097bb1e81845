package org.dialtone.web.console.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.dialtone.web.console.forms.MultipartBody.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form with a file is read as browsers send it, however the network cuts it. */
class MultipartBodyTest {

    private static final String TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryx7";
    private static final String LINE = "------WebKitFormBoundaryx7";

    /** Gives a few bytes at a time. */
    private static final class Slow extends InputStream {

        private final InputStream from;
        private final int most;

        Slow(byte[] body, int most) {
            from = new ByteArrayInputStream(body);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return from.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return from.read(to, offset, Math.min(length, most));
        }
    }

    private static byte[] body(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((LINE + "\r\nContent-Disposition: form-data; name=\"passphrase\"\r\n\r\nmüde Pferde\r\n" + LINE
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"T46S(T48S)-66.rom\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n" + LINE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 1 << 20})
    void everyFieldComesWhole(int atOnce) throws IOException {
        byte[] file = new byte[200_000];
        new Random(4).nextBytes(file);
        byte[] nearly = ("\r\n" + LINE.substring(0, 20) + "\r\n\r\n--").getBytes(StandardCharsets.UTF_8);
        for (int at : new int[] {0, 65_500, file.length - nearly.length}) {
            System.arraycopy(nearly, 0, file, at, nearly.length);
        }
        MultipartBody form =
                MultipartBody.open(new Slow(body(file), atOnce), TYPE).orElseThrow();
        Part first = form.next().orElseThrow();
        assertEquals("passphrase", first.name());
        assertEquals("müde Pferde", first.text());
        Part second = form.next().orElseThrow();
        assertEquals("file T46S(T48S)-66.rom", second.name() + " " + second.file());
        assertArrayEquals(file, second.content().readAllBytes());
        assertTrue(form.next().isEmpty());
    }

    @Test
    void aFieldThatNobodyReadsIsSkipped() throws IOException {
        MultipartBody form = MultipartBody.open(new Slow(body(new byte[100_000]), 1000), TYPE)
                .orElseThrow();
        assertEquals("passphrase", form.next().orElseThrow().name());
        assertEquals("file", form.next().orElseThrow().name());
        assertTrue(form.next().isEmpty());
    }

    @Test
    void aFileThatBreaksOffIsNeverTakenForAWholeOne() throws IOException {
        byte[] whole = body(new byte[1000]);
        MultipartBody form = MultipartBody.open(new Slow(Arrays.copyOf(whole, whole.length - 10), 400), TYPE)
                .orElseThrow();
        form.next();
        Part file = form.next().orElseThrow();
        assertThrows(EOFException.class, () -> file.content().readAllBytes());
    }

    @Test
    void whatIsNoSuchFormIsRefused() throws IOException {
        assertTrue(
                MultipartBody.open(InputStream.nullInputStream(), "text/plain").isEmpty());
        assertTrue(MultipartBody.open(InputStream.nullInputStream(), null).isEmpty());
        MultipartBody empty =
                MultipartBody.open(InputStream.nullInputStream(), TYPE).orElseThrow();
        assertThrows(EOFException.class, empty::next);
    }
}
