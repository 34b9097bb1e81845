package org.dialtone.app.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Said;

/** The certificate that an operator gives the box in place of the one that it makes by itself. */
public interface GivenCertificate {

    /** The largest text that is taken, in characters: many times what a chain of RSA certificates needs. */
    int MOST_CHARACTERS = 48 << 10;

    /**
     * A certificate as people compare it.
     *
     * @param names       the names and addresses that it vouches for; empty: none
     * @param issuer      whoever signed it
     * @param until       its last moment
     * @param fingerprint SHA-256, as browsers show it
     */
    record Described(String names, String issuer, Instant until, String fingerprint) {

        /** All of it in a line, for the audit log. */
        public String line() {
            return names + "; by " + issuer + "; until " + until + "; SHA-256 " + fingerprint;
        }
    }

    /** A certificate that can be taken. @param warnings sentences on what an operator may not expect of it */
    record Checked(Described certificate, List<Said> warnings) {}

    /** The one that is in force; empty: the box serves its own. */
    Optional<Described> present();

    /**
     * Checks a certificate without taking it.
     *
     * @param pem the certificate, those that lead to its authority, and the key (RFC 7468)
     * @throws CertificateFault where the box can't serve it
     */
    Checked check(String pem) throws CertificateFault;

    /**
     * Checks a certificate, keeps it and serves it at once, over a restart too. May wait, so it is not for an event
     * loop.
     *
     * @param pem as of {@link #check}
     * @throws CertificateFault where the box can't serve it or the disk doesn't keep it; the one before stays
     */
    Checked take(String pem) throws CertificateFault;

    /**
     * Goes back to the box's own certificate at once, and deletes the one that was given with its key.
     *
     * @return false where there was none
     * @throws CertificateFault where it can't be deleted or the box can't serve its own; it stays then
     */
    boolean drop() throws CertificateFault;
}
