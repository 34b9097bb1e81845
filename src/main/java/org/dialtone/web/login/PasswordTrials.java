package org.dialtone.web.login;

import io.quarkus.logging.Log;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.dialtone.app.Actor;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Users;

/** Compares what somebody typed with an operator's password; the one way in for console and API. */
@ApplicationScoped
public class PasswordTrials {

    /** The cookie by which the box knows a browser again; it opens nothing. */
    public static final String BROWSER = "dialtone-browser";

    /** Who tries to log in under a name that there is not: people type passwords there, too. */
    static final String UNKNOWN = "unknown";

    private final Users users;
    private final LoginLimit limit;
    private final LoginTurns turns;
    private final KnownPlaces places;
    private final LoginAudit logins;

    @Inject
    PasswordTrials(Users users, LoginLimit limit, LoginTurns turns, KnownPlaces places, LoginAudit logins) {
        this.users = users;
        this.limit = limit;
        this.turns = turns;
        this.places = places;
        this.logins = logins;
    }

    /** What became of a trial. */
    public sealed interface Outcome {

        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        /** Nothing was compared; the same may be tried again after so many seconds. */
        record Wait(long seconds) implements Outcome {}
    }

    /** Seconds that earlier failures cost a trial; 0: it may stand in line. Never waits. */
    long secondsToWait(String user, RoutingContext context) {
        return limit.secondsToWait(trial(user, context));
    }

    /**
     * Waits until it is this trial's turn, and compares. A wrong password makes its place wait.
     *
     * @param actor the user by the name that was typed, and the source
     */
    public Outcome compare(Actor actor, String password, RoutingContext context) {
        LoginTrial trial = trial(actor.name(), context);
        return switch (turns.compare(trial, () -> users.check(actor.name(), password))) {
            case RIGHT -> {
                places.loggedIn(actor);
                yield new Outcome.Right();
            }
            case WRONG -> {
                tell(actor);
                yield new Outcome.Wrong();
            }
            case LATER -> new Outcome.Wait(wait(trial));
        };
    }

    private LoginTrial trial(String user, RoutingContext context) {
        return places.trial(user, ConsoleAuthentication.source(context), browser(context));
    }

    /** Returns what the browser says of itself; null where it says nothing. */
    private static String browser(RoutingContext context) {
        Cookie cookie = context.request().getCookie(BROWSER);
        return cookie == null ? null : cookie.getValue();
    }

    private long wait(LoginTrial trial) {
        return Math.max(1, limit.secondsToWait(trial));
    }

    /** The log has a line where the audit log has an entry: both are paced, and neither holds what was typed. */
    private void tell(Actor actor) {
        boolean known = users.find(actor.name()).isPresent();
        Actor named = new Actor(actor.kind(), known ? actor.name() : UNKNOWN, actor.from());
        if (logins.failed(named, known ? "a wrong password" : "a user that there isn't")) {
            Log.warnf(
                    "a login from %s failed: %s",
                    actor.from(), known ? "a wrong password of " + actor.name() : "there is no such user");
        }
    }
}
