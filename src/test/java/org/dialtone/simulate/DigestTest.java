package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {

    /** RFC 2617 section 3.5. */
    @Test
    void answersTheExampleOfRfc2617() {
        Digest digest = Digest.of("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        assertEquals(
                "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                        + "uri=\"/dir/index.html\", response=\"6629fae49393a05397450978507c4ef1\", algorithm=MD5, "
                        + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\", qop=auth, nc=00000001, cnonce=\"0a4f113b\"",
                digest.answer("GET", "/dir/index.html", "Mufasa", "Circle Of Life", "0a4f113b", 1));
    }

    /** RFC 7616 section 3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void answersTheExamplesOfRfc7616(String algorithm, String response) {
        Digest digest = Digest.of(
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                        + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
        String answer = digest.answer(
                "GET",
                "/dir/index.html",
                "Mufasa",
                "Circle of Life",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                1);
        assertTrue(answer.contains("response=\"" + response + "\""), answer);
    }

    /** RFC 2069 form, which registrars without qop still use: MD5(MD5(u:r:p):nonce:MD5(REGISTER:uri)). */
    @Test
    void answersWithoutQop() {
        String answer = Digest.of("Digest realm=\"r\", nonce=\"n\"").answer("REGISTER", "sip:x", "u", "p", "unused", 1);
        assertFalse(answer.contains("cnonce"), answer);
        assertFalse(answer.contains("qop"), answer);
    }

    @Test
    void knowsItsAlgorithms() {
        assertFalse(Digest.of("Digest realm=\"r\", algorithm=SHA-512-256").known());
        assertTrue(Digest.of("Digest realm=\"r\", algorithm=sha-256").known());
    }
}
