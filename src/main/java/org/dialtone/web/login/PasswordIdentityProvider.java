package org.dialtone.web.login;

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
import org.dialtone.app.Users;

/** Checks an operator's password by HTTP Basic. */
@ApplicationScoped
public class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Users users;
    private final PasswordTrials trials;
    private final Instance<ConsoleAuthentication> authentication;

    @Inject
    PasswordIdentityProvider(Users users, PasswordTrials trials, Instance<ConsoleAuthentication> authentication) {
        this.users = users;
        this.trials = trials;
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
            Sessions.Moment before = authentication.get().moment();
            PasswordTrials.Outcome outcome =
                    trials.compare(actor, new String(request.getPassword().getPassword()), asked);
            if (outcome instanceof PasswordTrials.Outcome.Wait(long seconds)) {
                ConsoleAuthentication.mustWait(asked, seconds);
            }
            if (!(outcome instanceof PasswordTrials.Outcome.Right)) {
                throw new AuthenticationFailedException("wrong user or password");
            }
            Users.Operator operator = users.find(request.getUsername()).orElseThrow(AuthenticationFailedException::new);
            if (operator.mustChange() && !asked.normalizedPath().equals(ConsoleAuthentication.PASSWORD_PATH)) {
                ConsoleAuthentication.mustChange(asked);
                throw new AuthenticationFailedException("the first password must be changed");
            }
            return authentication.get().person(operator, before, asked);
        });
    }
}
