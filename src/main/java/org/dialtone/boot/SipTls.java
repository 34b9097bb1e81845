package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.app.certificate.ServerKeys;
import org.dialtone.site.model.Endpoints;
import org.dialtone.socket.sip.SipSockets;
import org.jboss.logging.Logger;

/** Opens SIP over TLS with the box's own certificate. */
@Singleton
final class SipTls {

    private static final Logger LOG = Logger.getLogger(SipTls.class);

    private final Settings settings;
    private final ServerKeys keys;
    private final SipSockets sockets;

    SipTls(Settings settings, ServerKeys keys, SipSockets sockets) {
        this.settings = settings;
        this.keys = keys;
        this.sockets = sockets;
    }

    /**
     * @throws StartupFault where a port that was asked for can't be had; without one that nobody asked for the box goes
     *     on
     */
    void serve() {
        int port = Endpoints.secure(settings.sip().port(), settings.sip().tlsPort());
        Optional<X509ExtendedKeyManager> shown = port == 0 ? Optional.empty() : keys.keys();
        try {
            shown.ifPresent(each -> sockets.startSecure(port, each)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException e) {
            String says = "SIP over TLS: port " + port + " can't be opened ("
                    + e.getCause().getMessage() + "); set DIALTONE_SIP_TLS_PORT to another, or to 0";
            if (settings.sip().tlsPort().isPresent()) {
                throw new StartupFault(says, e.getCause());
            }
            LOG.warn(says);
        }
    }
}
