package org.dialtone.web.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bounds the size of request bodies. Bodies are small except for firmware, updates and backups; Quarkus has one bound
 * for all paths, and that is the bound of firmware.
 */
@Singleton
final class BodyBound {

    private static final long MOST_BYTES = 10L << 20;
    /** Bound of the login, which is open to everyone: a body is kept in memory until it is whole. */
    private static final long MOST_BYTES_OF_LOGIN = 16L << 10;

    private static final Set<String> LARGE = Set.of(
            "/api/v1/restore", "/api/v1/update", "/console/firmware", "/console/box/restore", "/console/box/update");

    /** Runs after Quarkus's own bound and before any reader of a body. */
    private static final int AFTER_QUARKUS = -1;

    void register(@Observes Router router) {
        router.route().order(AFTER_QUARKUS).handler(BodyBound::bound);
    }

    private static void bound(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isLarge(context.normalizedPath())) {
            context.next();
            return;
        }
        long most = context.normalizedPath().startsWith("/console/log") ? MOST_BYTES_OF_LOGIN : MOST_BYTES;
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most)) {
            request.response()
                    .putHeader("Connection", "close")
                    .setStatusCode(413)
                    .end()
                    .onComplete(_ -> request.connection().close());
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        context.next();
    }

    private static boolean isLarge(String path) {
        return path.startsWith("/api/v1/firmware/") || LARGE.contains(path);
    }
}
