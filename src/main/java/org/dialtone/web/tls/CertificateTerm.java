package org.dialtone.web.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long a certificate is valid; always computed from the day of the build, since the box's clock may say 1970.
 *
 * @param from first second
 * @param to   last second
 */
record CertificateTerm(Instant from, Instant to) {

    /** Some browsers refuse a server certificate that is valid for more than 825 days. */
    private static final Duration LEAF = Duration.ofDays(800);

    private static final Duration STRIDE = Duration.ofDays(730);
    private static final Duration OVERLAP = Duration.ofDays(30);
    private static final int AUTHORITY_YEARS = 20;

    static CertificateTerm ofAuthority(LocalDate built) {
        return new CertificateTerm(start(built), start(built.plusYears(AUTHORITY_YEARS)));
    }

    /**
     * Returns the term that a leaf should have at {@code now}: one of a sequence of overlapping terms; the first one
     * while the clock is before the build.
     */
    static CertificateTerm ofLeaf(LocalDate built, Instant now) {
        Instant first = start(built);
        long age = Duration.between(first.plus(OVERLAP), now).toDays();
        Instant from = first.plus(STRIDE.multipliedBy(Math.max(0, age / STRIDE.toDays())));
        return new CertificateTerm(from, from.plus(LEAF));
    }

    private static Instant start(LocalDate built) {
        return built.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
