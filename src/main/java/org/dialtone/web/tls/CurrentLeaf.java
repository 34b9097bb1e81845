package org.dialtone.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Gives each handshake the leaf in force, so that a server uses a new leaf without being opened anew. A handshake that
 * began with the leaf before ends with it.
 */
final class CurrentLeaf extends X509ExtendedKeyManager {

    private volatile Named present;
    private volatile Named former;

    /** A leaf under a name that no other one had or gets. */
    private record Named(long number, TlsIdentity leaf) {

        String alias() {
            return "box-" + number;
        }

        Optional<String> alias(String keyType) {
            return leaf.key().getAlgorithm().equals(keyType) ? Optional.of(alias()) : Optional.empty();
        }
    }

    CurrentLeaf(TlsIdentity leaf) {
        present = new Named(1, leaf);
        former = present;
    }

    TlsIdentity leaf() {
        return present.leaf();
    }

    synchronized void renew(TlsIdentity fresh) {
        former = present;
        present = new Named(former.number() + 1, fresh);
    }

    private Optional<TlsIdentity> of(String alias) {
        Named now = present;
        // Read last: it is set before the present one changes.
        Named before = former;
        return Stream.of(now, before)
                .filter(each -> each.alias().equals(alias))
                .map(Named::leaf)
                .findFirst();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return present.alias(keyType).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return present.alias(keyType).map(alias -> new String[] {alias}).orElse(null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return of(alias)
                .map(leaf -> leaf.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return of(alias).map(TlsIdentity::key).orElse(null);
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
