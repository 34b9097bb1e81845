package org.dialtone.web.login;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dialtone.app.Actor;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Role;
import org.dialtone.app.Tokens;
import org.dialtone.app.Users;

/**
 * Authenticates by session cookie (console), HTTP Basic or a token (API, metrics). Without a login, pages redirect to
 * the login, and the API answers 401 in JSON.
 */
@ApplicationScoped
public class ConsoleAuthentication implements HttpAuthenticationMechanism {

    public static final String COOKIE = "dialtone";
    /** The identity's {@link Actor.Kind}: how its bearer came in. */
    static final String KIND = "kind";
    /** The name of the operator or of the token. */
    static final String NAME = "name";

    public static final String TOKENS_PATH = "/api/v1/tokens";
    public static final String PASSWORD_PATH = "/api/v1/password";
    /** The beginning of a principal's name that is a token. */
    static final String TOKEN = "token ";

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final String WAIT = ConsoleAuthentication.class.getName() + ".wait";
    private static final String LOGIN = ConsoleAuthentication.class.getName() + ".login";
    private static final String MADE = ConsoleAuthentication.class.getName() + ".made";

    private final Sessions sessions;
    private final PasswordTrials trials;
    private final Tokens tokens;
    private final Users users;
    private final LoginAudit logins;
    private final ConsoleAccess access;

    @Inject
    ConsoleAuthentication(
            Sessions sessions,
            PasswordTrials trials,
            Tokens tokens,
            Users users,
            LoginAudit logins,
            ConsoleAccess access) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.trials = trials;
        this.users = users;
        this.logins = logins;
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basic(header.substring(BASIC.length()), context, identities);
        }
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom()
                    .item(bearer(header.substring(BEARER.length()).strip(), context));
        }
        return Uni.createFrom()
                .item(session(context)
                        .map(session -> identity(session, context))
                        .orElse(null));
    }

    /**
     * Returns the session that this request's cookie names. What a page or a program asks by itself doesn't prolong it:
     * an event stream that comes again, and health.
     */
    public Optional<Sessions.Session> session(RoutingContext context) {
        boolean byItself = isStream(context) || context.normalizedPath().startsWith("/q/");
        return byItself ? sessions.watch(cookie(context)) : sessions.find(cookie(context));
    }

    private static boolean isStream(RoutingContext context) {
        return "text/event-stream".equals(context.request().getHeader(HttpHeaders.ACCEPT));
    }

    /**
     * Whether the login that this request came with still holds, as it was, and its client still may come from where it
     * is; this check doesn't prolong a session. May wait for the disk.
     */
    public boolean alive(RoutingContext context) {
        Login login = context.get(LOGIN);
        return (login == null || login.holds().getAsBoolean()) && AccessFilter.admits(access, context.request());
    }

    /** What a long answer asks from time to time. */
    private record Login(BooleanSupplier holds) {}

    /** Returns the session cookie; null where none came. */
    public static String cookie(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static SecurityIdentity identity(String user, Role role, Actor.Kind kind) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user))
                .addAttribute(KIND, kind)
                .addAttribute(NAME, user)
                .addRoles(Right.of(role))
                .build();
    }

    private SecurityIdentity identity(Sessions.Session session, RoutingContext context) {
        context.put(LOGIN, new Login(() -> sessions.alive(cookie(context))));
        return identity(session.user(), session.role(), Actor.Kind.CONSOLE);
    }

    /** Returns null where the token is unknown. Nobody can guess a token, so its bearer never waits. */
    private SecurityIdentity bearer(String given, RoutingContext context) {
        Optional<Tokens.Token> found = tokens.find(given);
        if (found.isEmpty()) {
            logins.failed(
                    new Actor(Actor.Kind.TOKEN, PasswordTrials.UNKNOWN, source(context)),
                    "a token that the box doesn't know");
            return null;
        }
        Tokens.Token token = found.get();
        if (tokens.isStale(token)) {
            context.vertx().executeBlocking(() -> {
                tokens.note(token);
                return null;
            });
        }
        logins.used(new Actor(Actor.Kind.TOKEN, token.name(), source(context)));
        context.put(LOGIN, new Login(() -> tokens.find(given).isPresent()));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("token " + token.name()))
                .addAttribute(KIND, Actor.Kind.TOKEN)
                .addAttribute(NAME, token.name())
                .addRoles(Right.of(token.scope()))
                .build();
    }

    /** The present moment; take it before the password is compared. */
    Sessions.Moment moment() {
        return sessions.moment();
    }

    /**
     * A person with a password by API; role and password may change while a long answer goes on.
     *
     * @param proved the moment before the password was compared
     */
    SecurityIdentity person(Users.Operator operator, Sessions.Moment proved, RoutingContext context) {
        logins.used(new Actor(Actor.Kind.API, operator.name(), source(context)));
        context.put(
                LOGIN,
                new Login(() -> sessions.holds(operator.name(), proved)
                        && users.find(operator.name()).filter(operator::equals).isPresent()));
        return identity(operator.name(), operator.role(), Actor.Kind.API);
    }

    /** Treats a wrong password as none, so that {@link #sendChallenge} always answers the refusal. */
    private Uni<SecurityIdentity> basic(String encoded, RoutingContext context, IdentityProviderManager identities) {
        Optional<UsernamePasswordAuthenticationRequest> given = credentials(encoded);
        if (given.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        long wait = trials.secondsToWait(given.get().getUsername(), context);
        if (wait > 0) {
            mustWait(context, wait);
            return Uni.createFrom().nullItem();
        }
        return identities
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(given.get(), context))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    static void mustWait(RoutingContext context, long seconds) {
        context.put(WAIT, seconds);
    }

    /** The password is right, but the box made it: as on the console, the user must set another one first. */
    static void mustChange(RoutingContext context) {
        context.put(MADE, true);
    }

    private static Optional<UsernamePasswordAuthenticationRequest> credentials(String encoded) {
        try {
            String plain = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new UsernamePasswordAuthenticationRequest(
                            plain.substring(0, colon),
                            new PasswordCredential(plain.substring(colon + 1).toCharArray())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String source(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        boolean page = context.normalizedPath().startsWith("/console");
        return page ? toLogin(context) : refuse(context);
    }

    private static Uni<Boolean> toLogin(RoutingContext context) {
        context.response()
                .setStatusCode(isStream(context) ? 401 : 303)
                .putHeader(
                        HttpHeaders.LOCATION,
                        "/console/login?to=" + URLEncoder.encode(context.normalizedPath(), StandardCharsets.UTF_8));
        return sent(context, "");
    }

    private static Uni<Boolean> refuse(RoutingContext context) {
        Long wait = context.get(WAIT);
        if (wait != null) {
            context.response().setStatusCode(429).putHeader(HttpHeaders.RETRY_AFTER, wait.toString());
            return json(
                    context,
                    "the box can't compare the password from " + source(context) + " now: too many failed or wait",
                    "Wait " + wait + " s, then try with the right password.");
        }
        if (context.get(MADE) != null) {
            context.response().setStatusCode(403);
            return json(
                    context,
                    "the password of this user was made by somebody else, and must be changed first",
                    "Log in to the console, or PUT {\"old\": …, \"new\": …} to " + PASSWORD_PATH + ".");
        }
        context.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Basic realm=\"Dialtone\", charset=\"UTF-8\"");
        return json(
                context,
                "this needs a login",
                "Send user and password by HTTP Basic, or a token as Bearer; a forgotten one is set with: dialtone"
                        + " password admin");
    }

    private static Uni<Boolean> json(RoutingContext context, String error, String remedy) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return sent(context, JsonObject.of("error", error, "remedy", remedy).encode());
    }

    private static Uni<Boolean> sent(RoutingContext context, String body) {
        return Uni.createFrom()
                .completionStage(() -> context.response().end(body).toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), null, null));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class);
    }
}
