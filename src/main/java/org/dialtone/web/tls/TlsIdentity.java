package org.dialtone.web.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the private key that belongs to it. */
record TlsIdentity(X509Certificate certificate, PrivateKey key) {}
