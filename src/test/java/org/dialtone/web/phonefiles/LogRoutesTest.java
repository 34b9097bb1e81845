package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.dialtone.app.LogFolder;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRoutesTest extends RoutesRig {

    @ParameterizedTest(name = "{0} {1} of {2} bytes from {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc-app.log | 100     | 127.66.9.1 | 201
            POST | /001565aabbcc-app.log                         | 0       | 127.66.9.1 | 201
            PUT  | /logs/001565AABBCC-APP.LOG                    | 1048576 | 127.66.9.1 | 201
            PUT  | /001565aabbcc-app.log                         | 1048577 | 127.66.9.1 | 413
            PUT  | /001565aabbcc-app.log                         | 100     | 127.66.9.2 | 403
            PUT  | /001565aabbcd-app.log                         | 100     | 127.66.9.1 | 403
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg     | 100     | 127.66.9.1 | 405
            PUT  | /provision/R2Xu8aVV20Jka/..%2f001565aabbcc-app.log | 100 | 127.66.9.1 | 404
            GET  | /001565aabbcc-app.log                         | 100     | 127.66.9.1 | 404
            """)
    void phonesPutTheirLogs(String method, String path, int size, String from, int status) throws Exception {
        byte[] body = new byte[size];
        new SplittableRandom(size).nextBytes(body);
        assertEquals(
                status,
                send(
                                from,
                                HttpRequest.newBuilder(uri(path))
                                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body)))
                        .statusCode());
        if (status == 201) {
            assertArrayEquals(
                    body,
                    new LogFolder(data, InstantSource.system())
                            .read(MacAddress.of("001565aabbcc"), path.replaceAll(".*/", ""))
                            .orElseThrow());
        }
    }

    @Test
    void oneAddressPutsAtMostFourLogsAtATime() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                slow.add(
                        begun(
                                "PUT /slow" + i
                                        + "/001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nfirst"));
            }
            String answer = "";
            for (int tries = 0; tries < 20 && !answer.startsWith("HTTP/1.1 503 "); tries++) {
                answer = raw(
                        "PUT /001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nmore");
            }
            assertTrue(
                    answer.startsWith("HTTP/1.1 503 ")
                            && answer.toLowerCase(Locale.ROOT).contains("retry-after: 10"),
                    answer);
            for (Socket each : slow) {
                each.getOutputStream().write("-last".getBytes(StandardCharsets.US_ASCII));
                String done = new String(each.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(done.startsWith("HTTP/1.1 201 "), done);
            }
            assertTrue(
                    raw("PUT /001565aabbcc-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nmore")
                            .startsWith("HTTP/1.1 201 "));
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void anEndlessLogIsCutOff() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/001565aabbcc-app.log"))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new InputStream() {
                    private int left = 64 << 20;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }
                }));
        try {
            assertEquals(413, send(PHONE, request).statusCode());
        } catch (IOException e) {
            assertTrue(e.toString().matches(".*(reset|Broken pipe|closed|EOF|received no bytes).*"), e.toString());
        }
        assertTrue(new LogFolder(data, InstantSource.system())
                .read(MacAddress.of("001565aabbcc"), "001565aabbcc-app.log")
                .map(kept -> kept.length <= LogFolder.MOST_BYTES)
                .orElse(true));
    }
}
