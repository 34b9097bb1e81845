package org.dialtone.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Gives each handshake the leaf in force, so that a server uses a new leaf without being opened anew. */
final class CurrentLeaf extends X509ExtendedKeyManager {

    private static final String ONLY = "box";

    private volatile TlsIdentity leaf;

    CurrentLeaf(TlsIdentity leaf) {
        this.leaf = leaf;
    }

    TlsIdentity leaf() {
        return leaf;
    }

    void renew(TlsIdentity fresh) {
        leaf = fresh;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return leaf.key().getAlgorithm().equals(keyType) ? ONLY : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return leaf.key().getAlgorithm().equals(keyType) ? new String[] {ONLY} : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return leaf.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return leaf.key();
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }
}
