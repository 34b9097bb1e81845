package org.dialtone.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.ServerKeys;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.web.tls.TestChain;
import org.dialtone.web.tls.TlsRenewal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The box with its delivered settings: the plain port serves phones, TLS serves all else and allows the loopback
 * interface only.
 */
@QuarkusTest
@TestProfile(SecureBoxTest.Secure.class)
class SecureBoxTest {

    private static final Path DATA = Path.of("target/test-data-secure");

    public static final class Secure implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dialtone.https.port",
                    "8443",
                    "dialtone.console.plain-http",
                    "false",
                    "dialtone.console.allow",
                    "lo",
                    "dialtone.data",
                    DATA.toString());
        }
    }

    @Inject
    HttpServer server;

    @Inject
    TlsRenewal renewal;

    @Inject
    GivenCertificate given;

    @Inject
    ServerKeys sip;

    @Inject
    SiteBook site;

    @Inject
    TlsPhones phones;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/q/metrics", "/q/openapi", "/console/phones?sort=mac&x=%20", "/api/v1/phones", "/"})
    void plainRequestsGoToTlsExceptForPhoneFiles(String path) throws Exception {
        HttpResponse<String> answer = get(HttpClient.newHttpClient(), "http://localhost:" + server.getPort() + path);
        assertEquals(307, answer.statusCode());
        assertEquals(
                "https://localhost:" + server.getSecurePort() + path,
                answer.headers().firstValue("location").orElseThrow());
    }

    /** Whoever writes the Host header must not lead a browser to another site, for ever at that. */
    @Test
    void aForeignHostIsNotRepeated() throws Exception {
        String answer = redirect("evil.example");
        assertTrue(answer.startsWith("HTTP/1.1 307 "), answer);
        assertTrue(answer.contains("https://127.0.0.1:" + server.getSecurePort() + "/console/"), answer);
    }

    private String redirect(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            socket.getOutputStream()
                    .write(("GET /console/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void tlsServesAll() throws Exception {
        assertEquals(
                401,
                get(trusting(authority()), secure("/q/metrics")).statusCode(),
                "no redirect; but metrics want a login");
        assertEquals(200, get(trusting(authority()), secure("/q/health/ready")).statusCode());
        assertEquals(
                200,
                get(HttpClient.newHttpClient(), "http://127.0.0.1:" + server.getPort() + "/q/health/ready")
                        .statusCode());
    }

    @Test
    void authorityIsTheSameOverBothPorts() throws Exception {
        String authority = authority();
        HttpResponse<String> answer = get(trusting(authority), secure("/ca.pem"));
        assertEquals(authority, answer.body());
        HttpResponse<byte[]> der = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/ca.der"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        assertEquals(
                x509.generateCertificate(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))),
                x509.generateCertificate(new ByteArrayInputStream(der.body())));
        assertEquals(
                "application/x-pem-file",
                answer.headers().firstValue("content-type").orElseThrow());
        assertTrue(
                authority.startsWith("-----BEGIN CERTIFICATE-----\n"),
                "no key in it: " + authority.lines().findFirst());
        assertThrows(SSLHandshakeException.class, () -> get(HttpClient.newHttpClient(), secure("/ca.pem")));
    }

    @Test
    void readinessTellsOfTls() throws Exception {
        String health = get(trusting(authority()), secure("/q/health/ready")).body();
        assertTrue(health.contains("\"tls\"") && health.contains("\"open\": \"yes\""), health);
    }

    @Test
    void aLeafThatNoLongerFitsIsReplacedWithoutRestart() throws Exception {
        X509Certificate before = served();
        Files.delete(DATA.resolve("tls/server.pem"));
        renewal.renew();
        assertNotEquals(before.getSerialNumber(), served().getSerialNumber());
    }

    @Test
    void anOperatorsCertificateIsServedWithoutRestartAndGivenUpAgain() throws Exception {
        X509Certificate own = served();
        TestChain chain = TestChain.of("box.hotel.example", "127.0.0.1");
        try {
            given.take(chain.pem());
            assertEquals(
                    List.copyOf(chain.chain()),
                    List.of(get(trusting(chain.issuer()), secure("/ca.pem"))
                            .sslSession()
                            .orElseThrow()
                            .getPeerCertificates()));
            X509ExtendedKeyManager keys = sip.keys().orElseThrow();
            assertEquals(
                    chain.chain().getFirst(),
                    keys.getCertificateChain(keys.chooseServerAlias("EC", null, null))[0],
                    "SIP over TLS shows it too");
            String answer = redirect("box.hotel.example");
            assertTrue(answer.contains("https://box.hotel.example:" + server.getSecurePort() + "/console/"), answer);
        } finally {
            given.drop();
        }
        assertEquals(own, served());
    }

    @Test
    void whoFetchesAFileByHttpsIsCounted() throws Exception {
        TestSite.apply(site, """
                dialtone: 1
                provisioning: {leaseRule: log}
                extensions: [{number: "1001"}]
                phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
                """).require();
        String file = "/provision/" + site.plans().provision().root().token() + "/001565000001.cfg";
        assertEquals(
                200,
                get(HttpClient.newHttpClient(), "http://127.0.0.1:" + server.getPort() + file)
                        .statusCode());
        assertEquals(0, phones.tally().files(), "neither plain HTTP counts");
        assertEquals(404, get(trusting(authority()), secure(file + "x")).statusCode());
        assertEquals(0, phones.tally().files(), "nor what isn't there");
        assertEquals(200, get(trusting(authority()), secure(file)).statusCode());
        assertEquals(1, phones.tally().files());
    }

    private X509Certificate served() throws Exception {
        return (X509Certificate) get(trusting(authority()), secure("/ca.pem"))
                .sslSession()
                .orElseThrow()
                .getPeerCertificates()[0];
    }

    private String secure(String path) {
        return "https://127.0.0.1:" + server.getSecurePort() + path;
    }

    private String authority() throws Exception {
        return get(HttpClient.newHttpClient(), "http://127.0.0.1:" + server.getPort() + "/ca.pem")
                .body();
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting(String authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "box",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
