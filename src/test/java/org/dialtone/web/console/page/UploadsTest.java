package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadsTest {

    private static Uploads sent(int fields) throws IOException {
        String body = IntStream.range(0, fields)
                        .mapToObj(n -> field("name=\"f" + n + "\"", "v" + n))
                        .collect(Collectors.joining())
                + field("name=\"file\"; filename=\"box.backup\"", "content") + "--b--\r\n";
        return Uploads.of(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "multipart/form-data; boundary=b");
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; " + name + "\r\n\r\n" + value + "\r\n";
    }

    @Test
    void asManyFieldsAsAPageHasComeBeforeTheFile() throws IOException {
        Uploads sent = sent(8);
        assertEquals(8, sent.fields().size());
        assertEquals("content", sent.file().text());
    }

    @Test
    void whoSendsMoreFieldsIsRefused() {
        assertThrows(EOFException.class, () -> sent(9));
    }
}
