package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.net.Ip4;
import org.dialtone.web.tls.TestChain.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A certificate that the box can't serve is refused in words; one that may disappoint is taken with a warning. */
class CertificateExamTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final CertificateNames BOX = CertificateNames.of("box.hotel.example", List.of(Ip4.of("10.66.0.1")));
    private static final TestChain GOOD = TestChain.of(Wish.of(NOW, "box.hotel.example", "10.66.0.1"));
    private static final TestChain OTHER = TestChain.of(Wish.of(NOW, "box.hotel.example"));

    private static CertificateExam.Passed examine(String pem) throws CertificateFault {
        return new CertificateExam(BOX, NOW).examine(pem);
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "EC, 384", "EC, 521", "RSA, 2048"})
    void keysThatPhonesKnowAreTakenInOldFormsAndNew(String algorithm, int bits) throws Exception {
        TestChain chain = TestChain.of(Wish.of(NOW, "box.hotel.example").key(algorithm, bits));
        for (String pem : List.of(chain.pem(), chain.old())) {
            CertificateExam.Passed passed = examine(pem);
            assertEquals(chain.chain(), passed.identity().chain());
            assertEquals(algorithm, passed.identity().key().getAlgorithm());
            assertEquals(List.of(), passed.warnings());
        }
    }

    static Stream<Arguments> refused() {
        Wish wish = Wish.of(NOW, "box.hotel.example");
        return Stream.of(
                Arguments.of("there is no certificate", ""),
                Arguments.of("there is no certificate", "hello"),
                Arguments.of("there is no certificate", Pem.of(GOOD.key())),
                Arguments.of(
                        "there is no key", GOOD.pem().substring(0, GOOD.pem().indexOf("-----BEGIN PRIVATE"))),
                Arguments.of("there are 2 keys", GOOD.pem() + Pem.of(OTHER.key())),
                Arguments.of(
                        "this can't be read as PEM, or a part of it is damaged",
                        GOOD.pem().replaceFirst("(?s)(BEGIN PRIVATE KEY-----\n.{9})", "$1!!")),
                Arguments.of("this is too long for a certificate", "-".repeat(GivenCertificate.MOST_CHARACTERS + 1)),
                Arguments.of("the key doesn't belong to the certificate of CN=box", GOOD.with(OTHER)),
                Arguments.of("the key's certificate isn't the first one", GOOD.reversed()),
                Arguments.of(
                        "certificate 2, of CN=Company Issuing, didn't sign the one before it, of CN=box",
                        GOOD.followedBy(OTHER)),
                Arguments.of(
                        "the certificate of CN=box ended on 2026-11-29T11:59:59Z",
                        TestChain.of(wish.valid(NOW.minus(Duration.ofDays(90)), NOW.minusSeconds(1)))
                                .pem()),
                Arguments.of(
                        "the certificate of CN=box begins on 2026-11-29T12:00:01Z, and the box's clock says " + NOW,
                        TestChain.of(wish.valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(90))))
                                .pem()),
                Arguments.of(
                        "the certificate of CN=box is not for servers",
                        TestChain.of(wish.use(KeyPurposeId.id_kp_clientAuth)).pem()),
                Arguments.of(
                        "an RSA key of 1024 bits is no use here: phones and browsers must know it",
                        TestChain.of(wish.key("RSA", 1024)).pem()),
                Arguments.of(
                        "a key of this kind is no use here: phones and browsers must know it",
                        TestChain.of(wish.key("Ed25519", 0)).pem()),
                Arguments.of("the key is locked with a passphrase", """
                        -----BEGIN RSA PRIVATE KEY-----
                        Proc-Type: 4,ENCRYPTED
                        DEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF

                        AAAAAAAAAAAAAAAAAAAAAA==
                        -----END RSA PRIVATE KEY-----
                        """));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeServedIsRefusedInWords(String says, String pem) {
        CertificateFault fault = assertThrows(CertificateFault.class, () -> examine(pem));
        assertEquals(says, fault.getMessage());
        assertTrue(fault.advice().says().endsWith("."), fault.advice()::says);
        assertFalse(fault.isDisk());
    }

    @ParameterizedTest
    @CsvSource({
        "box.hotel.example,     false",
        "BOX.Hotel.example,     false",
        "*.hotel.example,       false",
        "*.example,             true",
        "dialtone.local,        false",
        "10.66.0.1,             false",
        "10.66.0.2,             true",
        "localhost,             true",
        "127.0.0.1,             true",
        "pbx.hotel.example,     true"
    })
    void aCertificateWithoutANameOfTheBoxIsTakenWithAWarning(String name, boolean warns) throws Exception {
        List<String> warnings = warnings(Wish.of(NOW, name));
        assertEquals(warns ? 1 : 0, warnings.size(), warnings::toString);
        if (warns) {
            assertTrue(
                    warnings.getFirst()
                            .startsWith("The certificate is for " + name
                                    + ", and the box is reached by box.hotel.example, dialtone.local, 10.66.0.1."),
                    warnings::toString);
        }
    }

    @Test
    void aCertificateWithoutNamesIsTakenWithAWarning() throws Exception {
        assertTrue(warnings(Wish.of(NOW)).getFirst().startsWith("The certificate names no host and no address"));
    }

    @Test
    void aCertificateThatEndsWithinAMonthIsTakenWithAWarning() throws Exception {
        Wish wish = Wish.of(NOW, "10.66.0.1");
        Instant month = NOW.plus(Duration.ofDays(30));
        assertEquals(
                List.of("The certificate ends on 2026-12-29T11:59:59Z."),
                warnings(wish.valid(NOW, month.minusSeconds(1))));
        assertEquals(List.of(), warnings(wish.valid(NOW, month)));
    }

    private static List<String> warnings(Wish wish) throws Exception {
        return examine(TestChain.of(wish).pem()).warnings().stream()
                .map(Said::says)
                .toList();
    }

    @Test
    void aWildcardStandsForOneLabelAlone() {
        CertificateNames names = new CertificateNames(Set.of("*.hotel.example"), Set.of(), Set.of());
        assertTrue(names.vouchesFor("a.hotel.example"));
        assertFalse(names.vouchesFor("a.b.hotel.example"));
        assertFalse(names.vouchesFor("hotel.example"));
        assertFalse(names.vouchesFor(".hotel.example.org"));
    }
}
