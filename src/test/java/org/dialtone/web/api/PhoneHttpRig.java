package org.dialtone.web.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;

/** The whole box over HTTP, as phones and hostile hosts write to it. */
abstract class PhoneHttpRig {

    static final MacAddress PHONE = MacAddress.of("001565000001");
    static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            provisioning: {token: R2Xu8aVV20Jka}
            registrar: {mode: external, host: 10.66.0.9}
            extensions: [{number: "1001", name: Reception}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, model: T46S, lines: ["1001"], addresses: [127.66.1.1]}
              - {mac: "00:04:f2:00:00:01", vendor: poly, lines: ["1001"], addresses: [127.66.1.3]}
              - {mac: "00:04:13:aa:bb:cc", lines: ["1001"], addresses: [127.66.1.4]}
            firmware: [%s]
            """;
    private static final String LINE =
            "{vendor: yealink, model: \"T4*\", version: 66.86.0.15, file: \"T46S(T48S)-66.86.0.15.rom\"}";

    @Inject
    JournalBook book;

    @Inject
    SiteBook site;

    @TestHTTPResource("/")
    URI box;

    @BeforeEach
    void installSite() {
        assertTrue(TestSite.apply(site, SITE.formatted(LINE)).ok());
    }

    RequestSpecification api() {
        return WholeBox.operator().contentType("application/octet-stream");
    }

    static int status(String answer) {
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] \\d{3} .*"), answer);
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Sends while it reads, because the box may ignore what follows a request that it refuses. */
    String raw(String from, String request) throws IOException {
        try (Socket socket = connected(from)) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException _) {
                    // The answer shows how the box read the request.
                }
            });
            byte[] answer = socket.getInputStream().readAllBytes();
            sender.interrupt();
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }

    Socket connected(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(box.getHost(), box.getPort()));
        return socket;
    }
}
