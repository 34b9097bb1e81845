package org.dialtone.web.console.people;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Users;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.console.page.BrowserCookie;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.start.StartDrafts;
import org.dialtone.web.console.start.StartStep;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.KnownPlaces;
import org.dialtone.web.login.PasswordChange;
import org.dialtone.web.login.PasswordTrials;
import org.dialtone.web.login.PasswordTrials.Outcome;
import org.dialtone.web.login.Right;
import org.dialtone.web.login.Sessions;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Handles login, logout and change of the password. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.PERSON)
public class LoginPages {

    private static final String HOME = "/console/";
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private final Users users;
    private final PasswordTrials trials;
    private final KnownPlaces places;
    private final Sessions sessions;
    private final PasswordChange passwords;
    private final ConsoleAuthentication authentication;
    private final PageFrames frames;
    private final LoginAudit logins;
    private final Caller caller;
    private final StartDrafts drafts;

    @Inject
    LoginPages(
            Users users,
            PasswordTrials trials,
            KnownPlaces places,
            Sessions sessions,
            PasswordChange passwords,
            ConsoleAuthentication authentication,
            PageFrames frames,
            LoginAudit logins,
            Caller caller,
            StartDrafts drafts) {
        this.users = users;
        this.trials = trials;
        this.places = places;
        this.sessions = sessions;
        this.passwords = passwords;
        this.authentication = authentication;
        this.frames = frames;
        this.logins = logins;
        this.caller = caller;
        this.drafts = drafts;
    }

    /** Shows the login form; redirects users who are logged in already to the list. */
    @GET
    @Path("login")
    @PermitAll
    @Operation(hidden = true)
    public Response login(@QueryParam("to") String to, RoutingContext context) {
        return authentication.session(context).isPresent()
                ? Response.seeOther(URI.create(HOME)).build()
                : page(200, PeopleTemplates.login(frames.anonymous(), local(to), "", why(context), null))
                        .build();
    }

    /** Why a browser that had a session is asked again; null: it had none, or nothing need be said. */
    private String why(RoutingContext context) {
        String session = ConsoleAuthentication.cookie(context);
        return session == null || session.isEmpty()
                ? null
                : frames.words()
                        .find("login.end." + sessions.end(session).name().toLowerCase(Locale.ROOT))
                        .orElse(null);
    }

    /** Opens a session, or says what is wrong. */
    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response login(
            @FormParam("name") String name,
            @FormParam("password") String password,
            @FormParam("to") String to,
            RoutingContext context) {
        String source = ConsoleAuthentication.source(context);
        String user = Objects.requireNonNullElse(name, "").strip();
        Actor actor = new Actor(Actor.Kind.CONSOLE, user, source);
        Sessions.Moment before = sessions.moment();
        return switch (trials.compare(actor, Objects.requireNonNullElse(password, ""), context)) {
            case Outcome.Right() -> {
                logins.succeeded(actor);
                yield begin(user, before, local(to), context);
            }
            case Outcome.Wrong() ->
                again(401, user, to, frames.words().say("login.wrong")).build();
            case Outcome.Wait(long seconds) ->
                again(429, user, to, frames.words().say("login.wait", source, seconds))
                        .header(HttpHeaders.RETRY_AFTER, seconds)
                        .build();
        };
    }

    private Response.ResponseBuilder again(int status, String user, String to, String fault) {
        return page(status, PeopleTemplates.login(frames.anonymous(), local(to), user, null, fault));
    }

    /** Ends the session. */
    @POST
    @Path("logout")
    @Operation(hidden = true)
    public Response logout(RoutingContext context) {
        caller.did(AuditAct.LOGOUT, null);
        String session = ConsoleAuthentication.cookie(context);
        sessions.close(session);
        drafts.drop(session);
        return Response.seeOther(URI.create("/console/login"))
                .cookie(BrowserCookie.of(ConsoleAuthentication.COOKIE, "", 0, context))
                .build();
    }

    /** Shows the form for a new password. */
    @GET
    @Path("password")
    @Operation(hidden = true)
    public TemplateInstance password() {
        return PeopleTemplates.password(
                frames.current(), users.mustChange(frames.current().user()), null);
    }

    /**
     * Sets a new password, ends the user's other sessions, and begins a new one; after the first password of all the
     * first start goes on.
     */
    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response password(
            @FormParam("old") String old,
            @FormParam("new") String fresh,
            @FormParam("again") String again,
            RoutingContext context) {
        String name = caller.actor().name();
        String next = users.mustChange(name) && frames.current().isFirst() ? StartStep.FIRST : HOME;
        String fault = change(old, fresh, again);
        Sessions.Moment changed = sessions.moment();
        return fault != null
                ? page(422, PeopleTemplates.password(frames.current(), users.mustChange(name), fault))
                        .build()
                : begin(name, changed, next, context);
    }

    /** Returns null on success, else what is wrong. */
    private String change(String old, String fresh, String again) {
        return fresh == null || !fresh.equals(again)
                ? frames.words().say("password.differ")
                : passwords
                        .set(caller.actor(), old, fresh)
                        .map(frames.words()::sentence)
                        .orElse(null);
    }

    /** Nobody is that operator any more where he was removed, or got another role or password, in this very moment. */
    private Response begin(String user, Sessions.Moment proved, String to, RoutingContext context) {
        Optional<Operator> operator = users.find(user);
        return operator.flatMap(each -> sessions.begin(each, proved))
                .map(session -> welcome(user, session, operator.get().mustChange() ? "/console/password" : to, context))
                .orElseGet(() -> Response.seeOther(URI.create("/console/login")).build());
    }

    private Response welcome(String user, String session, String to, RoutingContext context) {
        return Response.seeOther(URI.create(to))
                .cookie(
                        BrowserCookie.of(ConsoleAuthentication.COOKIE, session, NewCookie.DEFAULT_MAX_AGE, context),
                        BrowserCookie.of(PasswordTrials.BROWSER, places.mark(user), YEAR, context))
                .build();
    }

    /** Allows only a page of the box: a link to the login must not lead to another site. */
    private static String local(String to) {
        return to != null && to.matches("/console/[A-Za-z0-9/._-]*") && !to.contains("//") ? to : HOME;
    }

    private static Response.ResponseBuilder page(int status, TemplateInstance page) {
        return Response.status(status).entity(page).type(MediaType.TEXT_HTML_TYPE);
    }
}
