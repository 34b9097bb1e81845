package org.dialtone.web.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.dialtone.app.Actor;

/** Tells who makes the present request. */
@ApplicationScoped
public class Caller {

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    @Inject
    Caller(SecurityIdentity identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    public Actor actor() {
        RoutingContext context = request.getCurrent();
        String name = identity.getPrincipal().getName();
        String from = ConsoleAuthentication.source(context);
        return !identity.hasRole(ConsoleAuthentication.PERSON)
                ? new Actor(Actor.Kind.TOKEN, name.substring(ConsoleAuthentication.TOKEN.length()), from)
                : new Actor(
                        context.normalizedPath().startsWith("/console") ? Actor.Kind.CONSOLE : Actor.Kind.API,
                        name,
                        from);
    }
}
