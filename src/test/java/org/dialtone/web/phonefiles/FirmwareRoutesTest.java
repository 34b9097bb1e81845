package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareRoutesTest extends RoutesRig {

    @ParameterizedTest(name = "{0}, If-Range {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -             | -     | 200 | -                    | 300000
            bytes=0-99    | -     | 206 | bytes 0-99/300000    | 100
            bytes=299990- | -     | 206 | bytes 299990-299999/300000 | 10
            bytes=-5      | etag  | 206 | bytes 299995-299999/300000 | 5
            bytes=0-99    | date  | 206 | bytes 0-99/300000    | 100
            bytes=0-99    | "old" | 200 | -                    | 300000
            bytes=300000- | -     | 416 | bytes */300000       | 0
            bytes=0-1,5-6 | -     | 200 | -                    | 300000
            """)
    void firmwareComesInParts(String range, String ifRange, int status, String contentRange, int length)
            throws Exception {
        HttpResponse<byte[]> head = bytes("HEAD", FOLDER + "/firmware/" + ENCODED, Map.of());
        assertEquals(
                List.of("300000", 0),
                List.of(head.headers().firstValue("Content-Length").orElseThrow(), head.body().length));
        Map<String, String> headers = new HashMap<>();
        if (range != null) {
            headers.put("Range", range);
        }
        if (ifRange != null) {
            headers.put(
                    "If-Range",
                    switch (ifRange) {
                        case "etag" -> head.headers().firstValue("ETag").orElseThrow();
                        case "date" ->
                            head.headers().firstValue("Last-Modified").orElseThrow();
                        default -> ifRange;
                    });
        }
        HttpResponse<byte[]> got = bytes("GET", FOLDER + "/firmware/" + ENCODED, headers);
        assertEquals(status, got.statusCode());
        assertEquals(Optional.ofNullable(contentRange), got.headers().firstValue("Content-Range"));
        int from = contentRange == null || status == 416
                ? 0
                : Integer.parseInt(contentRange.replaceAll("bytes (\\d+)-.*", "$1"));
        assertArrayEquals(Arrays.copyOfRange(FIRMWARE, from, from + length), got.body());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/provision/R2Xu8aVV20Jka/firmware/%s",
                "/provision/R2Xu8aVV20Jka/%s",
                "/provision/R2Xu8aVV20Jka/firmware/%s/whatever.bin",
                "/provision/R2Xu8aVV20Jka/firmware/%s/",
                "/provision/R2Xu8aVV20Jka/firmware/%s?x.bin",
                "/firmware/%s",
                "/%s"
            })
    void aRootWithAppendedPathsServesFirmware(String path) throws Exception {
        assertArrayEquals(
                FIRMWARE, bytes("GET", path.formatted(ENCODED), Map.of()).body());
        assertEquals(
                403,
                send("127.66.9.2", HttpRequest.newBuilder(uri(path.formatted(ENCODED))))
                        .statusCode());
    }

    @Test
    void unchangedFirmwareIsNotSentAgain() throws Exception {
        HttpResponse<byte[]> first = bytes("GET", FOLDER + "/" + ENCODED, Map.of());
        assertEquals(
                304,
                bytes(
                                "GET",
                                FOLDER + "/" + ENCODED,
                                Map.of(
                                        "If-None-Match",
                                        first.headers().firstValue("ETag").orElseThrow()))
                        .statusCode());
        String date = first.headers().firstValue("Last-Modified").orElseThrow();
        assertEquals(
                304,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", date))
                        .statusCode());
        assertEquals(
                200,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"))
                        .statusCode());
        assertEquals(
                200,
                bytes("GET", FOLDER + "/" + ENCODED, Map.of("If-Modified-Since", "yesterday"))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/R2Xu8aVV20Jka/firmware/../secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..%2fsecret.key",
                "/provision/R2Xu8aVV20Jka/firmware/%2e%2e/secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..%5csecret.key",
                "/provision/R2Xu8aVV20Jka/firmware//secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/%252e%252e%252fsecret.key",
                "/provision/R2Xu8aVV20Jka/firmware/..;/secret.key",
                "/firmware/%c0%ae%c0%ae/secret.key",
                "/firmware/../firmware/../secret.key",
                "/firmware/.",
                "/firmware/..",
                "/firmware/",
                "/secret.key",
                "/provision/R2Xu8aVV20Jka/firmware/.upload1"
            })
    void nothingButFirmwareLeavesTheFolder(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (299|400|404) .*"), answer);
        assertTrue(!answer.endsWith("secret"), answer);
    }
}
