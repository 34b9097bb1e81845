package org.dialtone.boot;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Settings;
import org.dialtone.cli.ProcessControl;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.net.Ip4;
import org.dialtone.net.Pace;
import org.dialtone.socket.PortFault;
import org.dialtone.web.login.AccessRules;
import org.jboss.logging.Logger;

/**
 * Says, on the port of HTTP and to commands, that this process is ready and which one serves; its port is free again
 * when it is closed.
 */
final class ReadyServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReadyServer.class);
    private static final int IDLE_SECONDS = 30;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>{heading}</title></head>
            <body>
            <h1>{heading}</h1>
            <p>{says}</p>
            {#if link}<p><a href="{link}">{link}</a></p>{/if}
            </body>
            </html>
            """;

    private static final String READY = "This Dialtone is ready";
    private static final String WAITS = "This Dialtone waits for its database";
    private static final String AWAY = "The database can't be reached.";
    /** From one word in the log on a database that stays away to the next. */
    private static final Duration REMINDED = Duration.ofMinutes(10);

    private static final String CLOSED =
            "This Dialtone is ready. Where console and API are open, " + ConsoleAccess.SETTING + " says.";

    private final ConsoleSettings access;
    private final MachineInterfaces machine;
    private final SharingProcess process;
    private final HttpServer server;
    private final ControlServer control = new ControlServer();
    private final Template page;
    private final Pace reminders = new Pace(1, REMINDED);
    private volatile String says = "It starts.";
    private volatile String link = "";

    ReadyServer(Settings settings, MachineInterfaces machine, Vertx vertx, SharingProcess process) {
        access = ConsoleSettings.of(settings);
        this.machine = machine;
        this.process = process;
        page = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(PAGE, Variant.forContentType(Variant.TEXT_HTML));
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
        link = DialtoneProcess.link(held.console()).orElse("");
        tell(held.name() + " serves.");
    }

    /** Why this one waits, as a sentence. */
    void tell(String why) {
        tell(why, why);
    }

    /** The log alone says where the database is, and what it answered. */
    void tell(DatabaseAway why) {
        away("the database can't be reached: " + why.getMessage());
    }

    /** As {@link #tell(DatabaseAway)}, of a server that wasn't reached yet. */
    void tell(AwayAtStart why) {
        away(why.getMessage());
    }

    private void away(String logged) {
        boolean due = reminders.take(Pace.elapsed(System.nanoTime()));
        if (due || !AWAY.equals(says)) {
            says = AWAY;
            LOG.warnf("this process waits until its database is there: %s", logged);
        }
    }

    private void tell(String why, String logged) {
        if (!why.equals(says)) {
            says = why;
            LOG.infof("this process is ready and waits: %s", logged);
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/q/health/live")) {
            json(request, 200, new JsonObject().put("status", "UP"));
        } else if (access.admits(ip(request.remoteAddress()), ip(request.localAddress()), machine)) {
            tell(request);
        } else if (isHealth(request.path())) {
            json(request, 503, status());
        } else {
            // A phone takes 403 for the last word on its file.
            request.response()
                    .setStatusCode(AccessRules.isForPhones(request.path()) ? 503 : 403)
                    .putHeader("content-type", "text/plain;charset=utf-8")
                    .end(CLOSED);
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
        } else if (request.path().equals("/api/v1/processes")) {
            json(request, 200, processes());
        } else {
            request.response()
                    .setStatusCode(503)
                    .putHeader("content-type", "text/html;charset=utf-8")
                    .end(page.render(Map.of("heading", says.equals(AWAY) ? WAITS : READY, "says", says, "link", link)));
        }
    }

    private JsonObject health() {
        return status().put("says", says).put("console", link);
    }

    private static JsonObject status() {
        return new JsonObject().put("status", "DOWN").put("state", "ready");
    }

    private JsonArray processes() {
        JsonArray all = new JsonArray();
        String self = process.self().id();
        process.all()
                .forEach(each -> all.add(described(each).put("self", each.id().equals(self))));
        return all;
    }

    private static JsonObject described(DialtoneProcess each) {
        return new JsonObject()
                .put("id", each.id())
                .put("name", each.name())
                .put("version", each.version())
                .put("console", each.console())
                .put("addresses", new JsonArray(each.addresses()))
                .put("since", each.since().toString())
                .put("seen", each.seen().toString())
                .put("state", each.state().word());
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
    }
}
