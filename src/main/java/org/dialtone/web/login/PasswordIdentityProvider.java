package org.dialtone.web.login;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.dialtone.app.Actor;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Users;

/** Checks an operator's password against those of the box, and counts failures by source address. */
@ApplicationScoped
public class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Users users;
    private final LoginLimit limit;
    private final LoginAudit logins;
    private final Instance<ConsoleAuthentication> authentication;

    @Inject
    PasswordIdentityProvider(
            Users users, LoginLimit limit, LoginAudit logins, Instance<ConsoleAuthentication> authentication) {
        this.users = users;
        this.limit = limit;
        this.logins = logins;
        this.authentication = authentication;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext asked = HttpSecurityUtils.getRoutingContextAttribute(request);
        String source = ConsoleAuthentication.source(asked);
        return context.runBlocking(() -> {
            Actor actor = new Actor(Actor.Kind.API, request.getUsername(), source);
            if (!admit(actor, new String(request.getPassword().getPassword()))) {
                throw new AuthenticationFailedException("wrong user or password");
            }
            Users.Operator operator = users.find(request.getUsername()).orElseThrow(AuthenticationFailedException::new);
            if (operator.mustChange() && !asked.normalizedPath().equals(ConsoleAuthentication.PASSWORD_PATH)) {
                ConsoleAuthentication.mustChange(asked);
                throw new AuthenticationFailedException("the first password must be changed");
            }
            return authentication.get().person(operator, asked);
        });
    }

    /**
     * Whether the password is right. A wrong one is logged without the password, and makes this source wait.
     *
     * @param actor the user by that name, and the source
     */
    public boolean admit(Actor actor, String password) {
        String name = actor.name();
        String source = actor.from();
        if (users.check(name, password)) {
            limit.succeeded(source);
            return true;
        }
        limit.failed(source);
        boolean known = users.find(name).isPresent();
        logins.failed(
                new Actor(actor.kind(), known ? name : ConsoleAuthentication.UNKNOWN, source),
                known ? "a wrong password" : "a user that there isn't");
        Log.warnf("login as \"%s\" from %s failed", printable(name), source);
        return false;
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 40)).replaceAll("[^\\p{Alnum}._@ -]", "?");
    }
}
