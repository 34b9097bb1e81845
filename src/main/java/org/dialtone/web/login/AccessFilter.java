package org.dialtone.web.login;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.Settings;
import org.dialtone.net.Ip4;
import org.dialtone.web.tls.CertificateDownload;
import org.dialtone.web.tls.TlsKeyStore;

/** Applies {@link AccessRules} before every other route, so that no resource needs to know of them. */
@Singleton
final class AccessFilter {

    /** Runs before authentication (200): clients that may not come in are not asked for a login. */
    private static final int EARLY = 1_000;

    private final Settings settings;
    private final TlsKeyStore keyStore;
    private final HttpServer server;
    private final ConsoleAccess access;

    AccessFilter(Settings settings, TlsKeyStore keyStore, HttpServer server, ConsoleAccess access) {
        this.settings = settings;
        this.keyStore = keyStore;
        this.server = server;
        this.access = access;
    }

    void register(@Observes Filters filters) {
        AccessRules rules = new AccessRules(access::admits, this::plain);
        filters.register(request -> filter(rules, request), EARLY);
    }

    private AccessRules.Plain plain() {
        if (settings.console().plainHttp() || !keyStore.isWanted()) {
            return AccessRules.Plain.SERVES;
        }
        return keyStore.fault() == null ? AccessRules.Plain.SENDS_TO_TLS : AccessRules.Plain.EXPLAINS;
    }

    private void filter(AccessRules rules, RoutingContext request) {
        HttpServerRequest http = request.request();
        switch (rules.judge(
                request.normalizedPath(), http.isSSL(), ip(http.remoteAddress()), ip(http.localAddress()))) {
            case PASS -> request.next();
            case TO_TLS -> redirect(request);
            case FORBIDDEN -> CertificateDownload.says(request, 403, access.refusal());
            case NO_TLS ->
                CertificateDownload.says(
                        request,
                        503,
                        "The console needs TLS, and TLS could not be opened: /q/health and the log say why.");
        }
    }

    /**
     * A stranger writes the Host header, so only the box's own names and addresses are repeated, and no browser is told
     * to remember it: TLS may be closed tomorrow.
     */
    private void redirect(RoutingContext request) {
        HttpServerRequest http = request.request();
        String host =
                http.authority() != null && keyStore.isOwn(http.authority().host())
                        ? http.authority().host()
                        : http.localAddress().hostAddress();
        SecureAddress.of(host, server.getSecurePort(), http.path(), http.query())
                .ifPresentOrElse(
                        address -> request.response()
                                .setStatusCode(307)
                                .putHeader(HttpHeaders.LOCATION, address)
                                .end(),
                        () -> CertificateDownload.says(request, 400, "The Host header is no host name."));
    }

    static boolean admits(ConsoleAccess access, HttpServerRequest request) {
        return access.admits(ip(request.remoteAddress()), ip(request.localAddress()));
    }

    private static Ip4 ip(SocketAddress address) {
        return address == null || address.hostAddress() == null
                ? null
                : Ip4.parse(address.hostAddress()).orElse(null);
    }
}
