package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTermTest {

    private static final LocalDate BUILT = LocalDate.parse("2026-11-24");

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "1970-01-01T00:00:07Z, 2026-11-23, 2029-01-31, the clock was never set",
        "2026-11-24T12:00:00Z, 2026-11-23, 2029-01-31, fresh",
        "2028-12-21T23:59:59Z, 2026-11-23, 2029-01-31, the last day of the first term",
        "2028-12-22T00:00:00Z, 2028-11-22, 2031-01-31, renewed while the old one is good for 40 days more",
        "2045-01-01T00:00:00Z, 2044-11-18, 2047-01-27, a box that nobody updated",
    })
    void leafIsReckonedFromTheBuild(Instant now, LocalDate from, LocalDate to, String why) {
        assertEquals(new CertificateTerm(midnight(from), midnight(to)), CertificateTerm.ofLeaf(BUILT, now), why);
    }

    @Test
    void authorityOutlivesTheBox() {
        assertEquals(
                new CertificateTerm(midnight(LocalDate.parse("2026-11-23")), midnight(LocalDate.parse("2046-11-23"))),
                CertificateTerm.ofAuthority(BUILT));
    }

    private static Instant midnight(LocalDate day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
