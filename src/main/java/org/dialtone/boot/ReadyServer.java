package org.dialtone.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Settings;
import org.dialtone.cli.ProcessControl;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.metrics.ReadyMeters;
import org.dialtone.net.Ip4;
import org.dialtone.net.Pace;
import org.dialtone.socket.PortFault;
import org.dialtone.web.api.ProcessJson;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.ReadyPage;
import org.dialtone.web.console.page.ReadyPage.Reason;
import org.dialtone.web.login.AccessRules;
import org.jboss.logging.Logger;

/**
 * Says, on the port of HTTP and to commands, that this process is ready and which one serves; its port is free again
 * when it is closed.
 */
final class ReadyServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReadyServer.class);
    private static final int IDLE_SECONDS = 30;
    /** From one word in the log on a database that stays away to the next. */
    private static final Duration REMINDED = Duration.ofMinutes(10);
    /** Quarkus makes its own when it starts REST, which is later. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadyAccess access;
    private final SharingProcess process;
    private final HttpServer server;
    private final ControlServer control = new ControlServer();
    private final ReadyPage page = new ReadyPage();
    private final Pace reminders = new Pace(1, REMINDED);
    private final Pace changes = Pace.onceAMinute();
    private String logged = "";
    private final ReadyMeters meters;
    private volatile Reason reason = new Reason.Starts();

    /** @param since this process has been ready, by the wall clock */
    ReadyServer(Settings settings, MachineInterfaces machine, Vertx vertx, SharingProcess process, Instant since) {
        access = new ReadyAccess(ConsoleSettings.of(settings), machine);
        this.process = process;
        meters = new ReadyMeters(since, process::reachesDatabase);
        server = settings.http().port() == 0 ? null : open(settings.http(), vertx);
        openControl(settings.data());
    }

    private HttpServer open(Settings.Http at, Vertx vertx) {
        try {
            return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                    .requestHandler(this::answer)
                    .listen(at.port(), at.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw PortFault.tcp("HTTP", at.host(), at.port(), "DIALTONE_HTTP_PORT", e.getCause());
        }
    }

    private void openControl(Path data) {
        try {
            control.open(data, ProcessControl.waiting(process), ProcessControl.waitingStreams(process));
        } catch (IOException e) {
            LOG.warnf("no command is taken while this process waits: %s", e.getMessage());
        }
    }

    /** Another process is active. */
    void tell(Taking.Held held) {
        tell(new Reason.OtherServes(held.name(), held.console()), held.name() + " serves");
    }

    /** No process of this version can be active. */
    void tell(Taking.TooNew newer) {
        tell(new Reason.TablesTooNew(), newer.says());
    }

    /** The log alone says where the database is, and what it answered. */
    void tell(DatabaseAway why) {
        away("the database can't be reached: " + why.getMessage());
    }

    /** As {@link #tell(DatabaseAway)}, of a server that wasn't reached yet. */
    void tell(AwayAtStart why) {
        away(why.getMessage());
    }

    private void away(String says) {
        Reason away = new Reason.DatabaseAway();
        boolean due = isDue(says);
        if (due || !away.equals(reason)) {
            reason = away;
            logged = says;
            LOG.warnf("this process waits until its database is there: %s", says);
        }
    }

    /** Where another host answers meanwhile, what it says may be what somebody must mend. */
    private boolean isDue(String says) {
        Instant now = Pace.elapsed(System.nanoTime());
        return reminders.take(now) || !says.equals(logged) && changes.take(now);
    }

    private void tell(Reason why, String log) {
        if (!why.equals(reason)) {
            reason = why;
            LOG.infof("this process is ready and waits: %s", log);
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/q/health/live")) {
            json(request, 200, new JsonObject().put("status", "UP"));
        } else if (access.admits(request.path(), ip(request.remoteAddress()), ip(request.localAddress()))) {
            tell(request);
        } else if (isHealth(request.path())) {
            json(request, 503, status());
        } else {
            // A phone takes 403 for the last word on its file.
            request.response()
                    .setStatusCode(AccessRules.isForPhones(request.path()) ? 503 : 403)
                    .putHeader("content-type", "text/plain;charset=utf-8")
                    .end(page.closed(request, ConsoleAccess.SETTING));
        }
    }

    private static boolean isHealth(String path) {
        return path.matches("/q/health(/ready|/started)?");
    }

    private static Ip4 ip(SocketAddress address) {
        return address == null || address.hostAddress() == null
                ? null
                : Ip4.parse(address.hostAddress()).orElse(null);
    }

    private void tell(HttpServerRequest request) {
        if (isHealth(request.path())) {
            json(request, 503, health());
        } else if (request.path().equals(ReadyAccess.PROCESSES)) {
            json(request, 200, processes());
        } else if (request.path().equals(ReadyAccess.METRICS)) {
            request.response()
                    .putHeader("content-type", ReadyMeters.CONTENT_TYPE)
                    .end(meters.text());
        } else {
            request.response()
                    .setStatusCode(503)
                    .putHeader("content-type", "text/html;charset=utf-8")
                    .end(page.html(request, reason));
        }
    }

    private JsonObject health() {
        Reason now = reason;
        return status().put("says", now.says(Words.english())).put("console", now.link());
    }

    private static JsonObject status() {
        return new JsonObject().put("status", "DOWN").put("state", "ready");
    }

    private String processes() {
        try {
            return JSON.writeValueAsString(ProcessJson.all(process));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts can always be written", e);
        }
    }

    private static void json(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toString());
    }

    @Override
    public void close() {
        control.close();
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
        meters.close();
    }
}
