package org.dialtone.app.certificate;

import java.time.Instant;
import java.util.Optional;

/** What the box tells of the certificate that it serves TLS with. */
public interface ServerCertificate {

    /**
     * The certificate in force, and the authority that operators trust.
     *
     * @param names          the names and addresses that it vouches for
     * @param until          its last moment; the box makes its next one in time
     * @param authorityUntil the last moment of the authority
     * @param fingerprint    SHA-256 of the authority's certificate, as browsers show it
     * @param given          whether an operator gave it, and not this authority
     */
    record Standing(String names, Instant until, Instant authorityUntil, String fingerprint, boolean given) {}

    /** Empty where no port speaks TLS, or {@link #fault} says why there is no certificate. */
    Optional<Standing> standing();

    /** Why TLS is closed although the settings ask for it, or null. */
    String fault();
}
