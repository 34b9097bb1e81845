package org.dialtone.web.login;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.provision.ProvisionPlan;

/** Whoever sent the present request: what he may see, and what he did. */
@ApplicationScoped
public class Caller {

    /** What stands in a secret's place. */
    public static final String MASK = "********";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Audit audit;
    private final SiteBook site;

    /** @param identity that of the present request */
    @Inject
    Caller(SecurityIdentity identity, CurrentVertxRequest request, Audit audit, SiteBook site) {
        this.identity = identity;
        this.request = request;
        this.audit = audit;
        this.site = site;
    }

    /** The caller, for whatever keeps who made a change. */
    public Actor actor() {
        Actor.Kind kind = identity.getAttribute(ConsoleAuthentication.KIND);
        String name = identity.getAttribute(ConsoleAuthentication.NAME);
        RoutingContext context = request.getCurrent();
        return new Actor(kind, name, context == null ? null : ConsoleAuthentication.source(context), powers());
    }

    private Set<Actor.Power> powers() {
        return Arrays.stream(Actor.Power.values())
                .filter(power -> may(
                        switch (power) {
                            case ADMINISTER -> Right.ADMINISTER;
                            case SECRETS -> Right.SECRETS;
                        }))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Notes an act of the caller that succeeded; the texts hold no secrets. */
    public void did(AuditAct act, String subject, String before, String after) {
        audit.note(actor(), act, subject, before, after);
    }

    /** As {@link #did(AuditAct, String)}, for what goes on when the request's thread is gone. */
    public void did(Actor actor, AuditAct act, String subject) {
        audit.note(actor, act, subject, null, null);
    }

    /** As {@link #did(AuditAct, String, String, String)}, where the act says all. */
    public void did(AuditAct act, String subject) {
        did(act, subject, null, null);
    }

    /** Whether the caller has a {@link Right}. */
    public boolean may(String right) {
        return identity.hasRole(right);
    }

    /**
     * Notes that the caller sees secrets, where {@code wanted}.
     *
     * @throws ForbiddenException where the caller is a program, or a person who may only view
     */
    public boolean secrets(boolean wanted, String subject) {
        if (wanted && !may(Right.SECRETS)) {
            throw new ForbiddenException("secrets");
        }
        if (wanted) {
            did(AuditAct.SECRETS_SHOWN, subject);
        }
        return wanted;
    }

    /** The text, with the secret of the provisioning URL as stars where the caller may not see secrets. */
    public String masked(String text) {
        if (text == null || may(Right.SECRETS)) {
            return text;
        }
        ProvisionPlan plan = site.plans().provision();
        String masked = masked(text, plan.root().token());
        return plan.access().former() == null
                ? masked
                : masked(masked, plan.access().former().token());
    }

    /** An option with unprintable bytes is shown in hex, its texts too. */
    private static String masked(String text, String token) {
        return text.replace(token, MASK)
                .replace(HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII)), MASK);
    }
}
