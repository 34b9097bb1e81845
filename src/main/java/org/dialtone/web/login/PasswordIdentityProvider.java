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
import jakarta.inject.Inject;
import org.dialtone.app.Users;

/** Checks a user's password against the users of the box, and counts failures by source address. */
@ApplicationScoped
public class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Users users;
    private final LoginLimit limit;

    @Inject
    PasswordIdentityProvider(Users users, LoginLimit limit) {
        this.users = users;
        this.limit = limit;
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
            if (!admit(request.getUsername(), new String(request.getPassword().getPassword()), source)) {
                throw new AuthenticationFailedException("wrong user or password");
            }
            if (users.mustChange(request.getUsername())
                    && !asked.normalizedPath().equals(ConsoleAuthentication.PASSWORD_PATH)) {
                ConsoleAuthentication.mustChange(asked);
                throw new AuthenticationFailedException("the first password must be changed");
            }
            return ConsoleAuthentication.identity(request.getUsername());
        });
    }

    /** Whether the password is right. A wrong one is logged without the password, and makes this source wait. */
    public boolean admit(String name, String password, String source) {
        if (users.check(name, password)) {
            limit.succeeded(source);
            return true;
        }
        limit.failed(source);
        Log.warnf("login as \"%s\" from %s failed", printable(name), source);
        return false;
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 40)).replaceAll("[^\\p{Alnum}._@ -]", "?");
    }
}
