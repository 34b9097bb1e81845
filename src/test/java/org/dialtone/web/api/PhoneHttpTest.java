package org.dialtone.web.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones use the whole box over HTTP. */
@QuarkusTest
@TestProfile(WholeBox.class)
@Timeout(120)
class PhoneHttpTest extends PhoneHttpRig {

    @ParameterizedTest
    @ValueSource(strings = {"000413AABBCC", "000413aabbcc"})
    void aSnomPhoneAsksForItsBareAddress(String name) throws IOException {
        String answer = raw(
                "127.66.1.4",
                "GET /provision/R2Xu8aVV20Jka/" + name
                        + " HTTP/1.1\r\nHost: box\r\nConnection: close\r\n"
                        + "User-Agent: Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 000413AABBCC)\r\n\r\n");
        assertEquals(200, status(answer), answer);
        assertTrue(answer.contains(">1001</user_name>"), answer);
    }

    @Test
    void aPhonesLogIsKeptAndShown() throws IOException {
        String put =
                "PUT /provision/R2Xu8aVV20Jka/0004f2000001-app.log HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 11\r\n\r\n<b>booted</";
        assertEquals(403, status(raw("127.66.1.1", put)));
        assertEquals(201, status(raw("127.66.1.3", put)));
        api().get("/api/v1/phones/0004f2000001/logs")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("0004f2000001-app.log"))
                .body("[0].size", equalTo(11));
        for (String prefix : List.of("/api/v1", "/console")) {
            api().get(prefix + "/phones/0004f2000001/logs/0004f2000001-app.log")
                    .then()
                    .statusCode(200)
                    .contentType("application/octet-stream")
                    .header("Content-Disposition", containsString("attachment"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .body(equalTo("<b>booted</"));
            api().get(prefix + "/phones/0004f2000001/logs/..%2f..%2fsecret.key")
                    .then()
                    .statusCode(404);
        }
        api().get("/console/phones/0004f2000001/logs")
                .then()
                .statusCode(200)
                .body(containsString("/console/phones/0004f2000001/logs/0004f2000001-app.log"));
        assertEquals(
                404, status(raw("127.66.1.3", "GET /provision/R2Xu8aVV20Jka/0004f2000001-app.log HTTP/1.0\r\n\r\n")));
    }

    @Test
    void aReportOfAPhoneEndsItsJourney() throws IOException {
        ProvisionPlan plan = site.plans().provision();
        String path = "/report/001565000001/" + plan.reports().token(PHONE) + "/";
        assertEquals(403, status(raw("127.66.1.2", "GET " + path + "registered HTTP/1.0\r\n\r\n")));
        assertEquals(403, status(raw("127.66.1.1", "GET /report/001565000001/00/registered HTTP/1.0\r\n\r\n")));
        assertEquals(
                400, status(raw("127.66.1.1", "GET /report/001565000001/00/registered?line=%zz HTTP/1.0\r\n\r\n")));
        assertEquals(200, status(raw("127.66.1.1", "GET " + path + "registered?line=1001 HTTP/1.0\r\n\r\n")));
        Entry last = book.entries(PHONE).getLast();
        assertEquals(
                List.of(Step.REGISTER, "1001", Ip4.of("127.66.1.1")), List.of(last.step(), last.file(), last.ip()));
        api().get("/api/v1/phones/001565000001")
                .then()
                .statusCode(200)
                .body("state", equalTo("registered"))
                .body("lines[0].registered", equalTo(true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                                         | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\nHost: 10.66.0.1\\r\\n                     | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.1\\r\\nHost: 10.66.0.1\\r\\nConnection: close\\r\\n | 200
            GET /provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.1\\r\\nConnection: close\\r\\n                 | 400
            GET //provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                                        | 200
            GET http://10.66.0.1/provision/R2Xu8aVV20Jka/001565000001.cfg HTTP/1.0\\r\\n                         | 200
            GET /provision/R2Xu8aVV20Jka/Yealink/001565000001.CFG?model=T46S HTTP/1.0\\r\\n                      | 200
            GET /provision/R2Xu8aVV20Jka/%30%30%31565000001.cfg HTTP/1.0\\r\\n                                   | 200
            HEAD /001565000001.cfg HTTP/1.0\\r\\n                                                                | 200
            GET /dmictouch/001565000001.cfg HTTP/1.0\\r\\n                                                       | 200
            GET /nobody-knows.cfg HTTP/1.0\\r\\n                                                                 | 404
            GET /a/b/c/d/e/f/g/nobody-knows.cfg HTTP/1.0\\r\\n                                                   | 404
            GET /provision/R2Xu8aVV20Jka/nobody-knows.cfg HTTP/1.0\\r\\n                                         | 404
            """)
    void speaksHttpAsPhonesDo(String request, int status) throws IOException {
        String answer = raw("127.66.1.1", request.replace("\\r\\n", "\r\n") + "\r\n");
        assertEquals(status, status(answer), answer);
        assertEquals(status == 200 && !request.startsWith("HEAD"), answer.contains("account.1.user_name"), answer);
        assertTrue(status == 200 || answer.endsWith("\r\n\r\n"), answer);
    }
}
