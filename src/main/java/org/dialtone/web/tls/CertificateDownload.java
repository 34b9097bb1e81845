package org.dialtone.web.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Base64;

/**
 * Serves {@code /ca.pem} and {@code /ca.der}: the certificate that makes browsers and phones trust the box. They need
 * it before they trust TLS, so the plain port serves it too.
 */
@Singleton
public final class CertificateDownload {

    private final TlsKeyStore keyStore;

    CertificateDownload(TlsKeyStore keyStore) {
        this.keyStore = keyStore;
    }

    void route(@Observes Router router) {
        router.route("/ca.pem")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(request -> answer(request, false));
        router.route("/ca.der")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(request -> answer(request, true));
    }

    private void answer(RoutingContext request, boolean der) {
        if (!keyStore.isUsed()) {
            says(request, 404, "TLS is closed on this box: there is no certificate.");
            return;
        }
        try {
            String authority = keyStore.authority();
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, der ? "application/x-x509-ca-cert" : "application/x-pem-file")
                    .putHeader(
                            "Content-Disposition", "attachment; filename=\"dialtone-ca." + (der ? "der" : "pem") + "\"")
                    .end(der ? Buffer.buffer(bytes(authority)) : Buffer.buffer(authority));
        } catch (TlsFault e) {
            says(request, 503, "There is no certificate: the health page and the log say why.");
        }
    }

    /** Decodes the text between the first and the last line of a PEM file. */
    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    public static void says(RoutingContext request, int status, String words) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(words + "\n");
    }
}
