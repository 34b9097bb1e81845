package org.dialtone.web.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and the private key that belongs to it.
 *
 * @param chain the certificate first, then those that lead to its authority, each signing the one before
 */
record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

    TlsIdentity {
        chain = List.copyOf(chain);
    }

    /** An identity that whoever knows the authority can verify without further certificates. */
    TlsIdentity(X509Certificate certificate, PrivateKey key) {
        this(List.of(certificate), key);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }
}
