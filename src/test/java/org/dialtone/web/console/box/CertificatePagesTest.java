package org.dialtone.web.console.box;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.GivenCertificate.Described;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.net.Ip4;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.dialtone.web.tls.TestChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin gives the box a certificate, sees what it is and whom it cuts off, and goes back. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class CertificatePagesTest {

    private static final String PAGE = "/console/box/certificate";

    @Inject
    GivenCertificate certificates;

    @Inject
    TlsPhones phones;

    @Inject
    Sessions sessions;

    @AfterEach
    void drop() throws CertificateFault {
        decide("discard", "").statusCode(200);
        certificates.drop();
    }

    @Test
    void aCertificateIsShownBeforeItIsUsedAndGivenUpByOneAct() {
        phones.fetched(Ip4.of("10.66.1.1"));
        TestChain chain = TestChain.of("box.hotel.example");
        check(chain.pem())
                .statusCode(200)
                .body(allOf(
                        containsString("Use this certificate?"),
                        containsString("box.hotel.example"),
                        containsString("CN=Company Issuing"),
                        containsString("and the box is reached by"),
                        containsString("1 phone has fetched files by HTTPS"),
                        containsString("are cut off"),
                        not(containsString("PRIVATE KEY"))));
        assertEquals(Optional.empty(), certificates.present());
        decide("take", "another").statusCode(409).body(containsString("no longer waits"));
        decide("take", fingerprint(chain)).statusCode(200).body(containsString("Your certificate is in use"));
        assertEquals("box.hotel.example", certificates.present().orElseThrow().names());
        decide("take", fingerprint(chain)).statusCode(409);
        decide("drop", "").statusCode(200).body(containsString("in use again"));
        assertEquals(Optional.empty(), certificates.present());
        decide("drop", "").statusCode(404);
    }

    @Test
    void aFaultIsToldAndNothingWaits() {
        String pem = TestChain.of("box.hotel.example").pem();
        check(pem.substring(0, pem.indexOf("-----BEGIN PRIVATE")))
                .statusCode(422)
                .body(allOf(
                        containsString("Nothing was changed: There is no key. Give one: the certificate&#39;s."),
                        not(containsString("Use this certificate?"))));
        admin().contentType("text/plain").body(pem).post(PAGE).then().statusCode(400);
    }

    @Test
    void theApiDoesTheSame() {
        String pem = TestChain.of("*.hotel.example").pem();
        put("?dryRun=true", pem)
                .statusCode(200)
                .body("certificate.names", equalTo("*.hotel.example"))
                .body("warnings", hasSize(1));
        show().body("given", nullValue());
        put("", pem).statusCode(200);
        show().body("given.names", equalTo("*.hotel.example")).body("given.issuer", equalTo("CN=Company Issuing"));
        put("", "x").statusCode(422).body("error", equalTo("there is no certificate"));
        admin().delete("/api/v1/certificate").then().statusCode(200).body("given", nullValue());
        admin().delete("/api/v1/certificate").then().statusCode(404);
        assertFalse(show().extract().asString().contains("PRIVATE"));
    }

    private String fingerprint(TestChain chain) {
        try {
            Described described = certificates.check(chain.pem()).certificate();
            return described.fingerprint();
        } catch (CertificateFault e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse put(String query, String pem) {
        return admin().contentType("application/x-pem-file")
                .body(pem.getBytes(StandardCharsets.US_ASCII))
                .put("/api/v1/certificate" + query)
                .then();
    }

    private ValidatableResponse show() {
        return admin().get("/api/v1/certificate").then().statusCode(200);
    }

    private ValidatableResponse check(String pem) {
        return admin().multiPart("chain", "", new byte[0], "application/octet-stream")
                .multiPart("pem", pem)
                .post(PAGE)
                .then();
    }

    private ValidatableResponse decide(String act, String fingerprint) {
        return admin().formParam("act", act)
                .formParam("fingerprint", fingerprint)
                .post(PAGE + "/decide")
                .then();
    }

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }
}
