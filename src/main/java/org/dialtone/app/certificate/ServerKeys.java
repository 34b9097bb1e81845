package org.dialtone.app.certificate;

import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificate that the box serves TLS with, and its key. */
public interface ServerKeys {

    /**
     * The keys in force; each handshake asks, so that renewed keys count too. Empty where there are none, and health
     * says why. The first call may have to make a certificate, so it is not for an event loop.
     */
    Optional<X509ExtendedKeyManager> keys();
}
