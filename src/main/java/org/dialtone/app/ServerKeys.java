package org.dialtone.app;

import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificate that the box serves TLS with, and its key. */
public interface ServerKeys {

    /**
     * Gives those in force at each handshake, renewed ones too; empty where there are none, and health says why. The first time a
     * certificate may have to be made: not for an event loop.
     */
    Optional<X509ExtendedKeyManager> keys();
}
