package org.dialtone.boot;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Right;

/**
 * Tells strangers who ask for health its status alone: whatever watches the box needs no login, and nobody else learns
 * of its release, interfaces and pools. The box itself, and whoever may read metrics, gets the whole.
 */
@Singleton
final class HealthForStrangers {

    /** Runs after the rules on who may come in, and before the route that tells all. */
    private static final int EARLY = -1;

    private final SmallRyeHealthReporter health;
    private final HttpAuthenticator authenticator;
    private final MachineInterfaces machine;

    HealthForStrangers(SmallRyeHealthReporter health, HttpAuthenticator authenticator, MachineInterfaces machine) {
        this.machine = machine;
        this.health = health;
        this.authenticator = authenticator;
    }

    void register(@Observes Router router) {
        router.route("/q/health*").order(EARLY).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isOwn(request.remoteAddress().hostAddress())) {
            context.next();
            return;
        }
        boolean asksToLogIn = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getCookie(ConsoleAuthentication.COOKIE) != null;
        Uni<SecurityIdentity> asker = asksToLogIn
                ? authenticator.attemptAuthentication(context)
                : Uni.createFrom().nullItem();
        asker.subscribe().with(who -> answer(context, who), _ -> status(context));
    }

    /** The box asks itself by any of its addresses: nobody else's packets come in with one of them. */
    private boolean isOwn(String address) {
        return InetAddress.ofLiteral(address).isLoopbackAddress()
                || Ip4.parse(address).flatMap(machine::holding).isPresent();
    }

    private void answer(RoutingContext context, SecurityIdentity who) {
        if (who != null && who.hasRole(Right.METRICS)) {
            context.next();
        } else {
            status(context);
        }
    }

    private void status(RoutingContext context) {
        asked(context.normalizedPath()).subscribe().with(found -> tell(context, found), context::fail);
    }

    private Uni<SmallRyeHealth> asked(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "live" -> health.getLivenessAsync();
            case "ready" -> health.getReadinessAsync();
            case "started" -> health.getStartupAsync();
            default -> health.getHealthAsync();
        };
    }

    private static void tell(RoutingContext context, SmallRyeHealth found) {
        JsonObject status = JsonObject.of("status", found.isDown() ? "DOWN" : "UP", "checks", new JsonArray());
        context.response()
                .setStatusCode(found.isDown() ? 503 : 200)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(status.encode());
    }
}
