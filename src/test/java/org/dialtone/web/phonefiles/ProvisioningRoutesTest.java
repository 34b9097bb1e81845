package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningRoutesTest extends RoutesRig {

    @ParameterizedTest(name = "{0} {1} from {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 200
            HEAD | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/Fanvil/001565AABBCC.CFG | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/y000000000066.cfg       | 127.66.9.1 | 200
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.boot       | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/nothing.cfg             | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/                        | 127.66.9.1 | 404
            GET  | /provision/other/001565aabbcc.cfg                | 127.66.9.1 | 404
            GET  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.2 | 403
            HEAD | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.2 | 403
            PUT  | /provision/R2Xu8aVV20Jka/001565aabbcc.cfg        | 127.66.9.1 | 405
            GET  | /001565aabbcc.cfg                                | 127.66.9.1 | 200
            GET  | /001565aabbcc.cfg                                | 127.66.9.2 | 403
            GET  | /config/001565aabbcc.cfg?x=1                     | 127.66.9.1 | 200
            GET  | /console/001565aabbcc.cfg                        | 127.66.9.1 | 299
            GET  | /api/001565aabbcc.cfg                            | 127.66.9.1 | 299
            GET  | /nobody-knows.cfg                                | 127.66.9.1 | 404
            GET  | /Cisco/CP-8841-3PCC/001565aabbcc.cfg             | 127.66.9.1 | 200
            GET  | /a/b/c/d/e/f/g/001565aabbcc.cfg                  | 127.66.9.1 | 404
            GET  | /                                                | 127.66.9.1 | 299
            POST | /001565aabbcc.cfg                                | 127.66.9.1 | 405
            POST | /nobody-knows.cfg                                | 127.66.9.1 | 405
            DELETE | /nobody-knows.cfg                              | 127.66.9.1 | 299
            """)
    void answersEachRequestWithItsStatus(String method, String path, String from, int status) throws Exception {
        HttpResponse<String> response =
                send(from, HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));
        assertEquals(status, response.statusCode());
        assertEquals(status == 200 && !method.equals("HEAD"), response.body().startsWith("#!version"));
        assertTrue(status == 200 || status == 299 || response.body().isEmpty(), response.body());
    }

    @ParameterizedTest
    @CsvSource({"?command=get%5flist&type=pb&fn=%2a&ln=tax%2a&first=1&count=4, 030456", "?hm=030123, 030123"})
    void aPhoneBookIsSearched(String query, String number) throws Exception {
        String found = send(BASE, HttpRequest.newBuilder(uri(FOLDER + "/phonebook-gigaset.xml" + query)))
                .body();
        assertTrue(found.contains("total=\"1\"") && found.contains("<hm>" + number + "</hm>"), found);
    }

    @Test
    void unchangedFileIsNotSentAgain() throws Exception {
        HttpResponse<String> first = send(PHONE, HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg")));
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                String.valueOf(first.body().getBytes(StandardCharsets.UTF_8).length),
                first.headers().firstValue("Content-Length").orElseThrow());
        assertEquals(
                "text/plain;charset=utf-8",
                first.headers().firstValue("Content-Type").orElseThrow());
        for (String known : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
            HttpResponse<String> again = send(
                    PHONE,
                    HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg")).header("If-None-Match", known));
            assertEquals(304, again.statusCode(), known);
            assertEquals("", again.body());
        }
        assertEquals(
                200,
                send(
                                PHONE,
                                HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg"))
                                        .header("If-None-Match", "\"x\""))
                        .statusCode());
    }

    @Test
    void forwardingHeadersDoNotChangeTheClientsAddress() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(FOLDER + "/001565aabbcc.cfg"))
                .header("X-Forwarded-For", PHONE)
                .header("Forwarded", "for=" + PHONE);
        assertEquals(403, send("127.66.9.2", request).statusCode());
    }

    @Test
    void oldPhonesSpeakHttp10() throws IOException {
        String answer = raw("GET " + FOLDER
                + "/001565aabbcc.cfg HTTP/1.0\r\nHost: 127.0.0.1\r\nUser-Agent: yealink SIP-T28P 2.50.0.40\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.0 200 OK\r\n"), answer);
        assertTrue(answer.contains("\r\n\r\n#!version:1.0.0.1\n"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /provision/R2Xu8aVV20Jka/../../../etc/passwd
            /provision/R2Xu8aVV20Jka/%2e%2e/%2e%2e/etc/passwd
            /provision/R2Xu8aVV20Jka/001565aabbcc.cfg%00
            /provision/R2Xu8aVV20Jka/%zz
            """)
    void hostilePathsGetNothing(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (299|400|404) .*"), answer);
        assertTrue(!answer.contains("account.") && !answer.contains("root:"), answer);
    }
}
