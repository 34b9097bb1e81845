package org.dialtone.web.phonefiles;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.app.Answering;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.LogFolder;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.app.WhileAnswering;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.FileService;
import org.dialtone.provision.PhoneReports;
import org.dialtone.provision.UploadDecision;
import org.dialtone.recorder.FileTap;
import org.dialtone.web.login.AccessRules;

/**
 * Serves phones' files over HTTP and HTTPS: below the site's folder, and at the root for phones that accept only a
 * host.
 */
@Singleton
public class ProvisioningRoutes {

    /** First folders that have routes of their own, beside those of the console and the API. */
    private static final Set<String> RESERVED =
            Set.of("login", "ca.pem", "ca.der", "favicon.ico", "provision", PhoneReports.FOLDER);

    private static final String FOLDER = "/provision/";
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Runs before REST's catch-all, which would answer 404 by itself. */
    private static final int BEFORE_OTHERS = 10;

    private final FileService service;
    private final NeighbourCheck neighbourCheck;
    private final FileReply reply;
    private final LogUploads uploads;
    private final TlsPhones overTls;
    private final FileTap tap;

    public ProvisioningRoutes(
            FileService service,
            NeighbourCheck neighbourCheck,
            Answering answering,
            FirmwareFolder firmware,
            LogFolder logs,
            TlsPhones overTls,
            FileTap tap,
            Vertx vertx,
            InstantSource clock) {
        this.service = service;
        this.overTls = overTls;
        this.tap = tap;
        this.neighbourCheck = new WhileAnswering(neighbourCheck, answering);
        reply = new FileReply(vertx.fileSystem(), firmware);
        uploads = new LogUploads(vertx, logs, clock);
    }

    /** Adds the routes to Quarkus's router. Deciding and rendering never wait, so they run on the event loop. */
    public void register(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(this::serveAtOnce)
                .failureHandler(ProvisioningRoutes::refuseHostless);
        router.route(FOLDER + "*").order(BEFORE_OTHERS).handler(this::serve);
        router.route().order(BEFORE_OTHERS).handler(this::serveAtRoot);
    }

    /**
     * Serves a plain request for a phone's file without the console's routes, rules and logins, because none of them
     * concerns it and they cost more than the file.
     */
    private void serveAtOnce(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isPlain(request.path()) && reads(request) && !hasBody(request)) {
            serve(context);
        } else {
            refuseBrokenPaths(context);
        }
    }

    /** Whether the path is spelt in the one way that every route reads alike. */
    private static boolean isPlain(String path) {
        if (path == null || !path.startsWith(FOLDER)) {
            return false;
        }
        for (int i = FOLDER.length(); i < path.length(); i++) {
            char c = path.charAt(i);
            boolean starts = path.charAt(i - 1) == '/';
            if (!(c < 0x80 && Character.isLetterOrDigit(c)
                    || c == '-'
                    || c == '_'
                    || c == '/' && !starts
                    || c == '.' && !starts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Refuses paths on which Vert.x's router throws: each would leave a stack trace in the log. */
    private static void refuseBrokenPaths(RoutingContext context) {
        String path = context.request().path();
        if (path != null
                && path.indexOf('%') >= 0
                && BROKEN_ESCAPE.matcher(path).find()) {
            context.response().setStatusCode(400).end();
        } else {
            context.next();
        }
    }

    /**
     * Refuses HTTP/1.1 without a Host (RFC 9112 section 3.2): Quarkus would answer in JSON, and write a log line for
     * each request.
     */
    private static void refuseHostless(RoutingContext context) {
        if (context.statusCode() == 400 && context.request().authority() == null) {
            context.response().setStatusCode(400).end();
        } else {
            context.next();
        }
    }

    /**
     * Answers unknown names too, so that no phone gets a page instead of a file, and its journal shows the name that it
     * asked for.
     */
    private void serveAtRoot(RoutingContext context) {
        String path = context.request().path();
        if (path != null && open(path) && (reads(context.request()) || puts(context.request()))) {
            serve(context);
        } else {
            context.next();
        }
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean puts = puts(request);
        if (!puts && !reads(request)) {
            request.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
            return;
        }
        // The connection's own address counts: a header that names another address would evade the lease rule.
        Optional<Ip4> remote = address(request.connection().remoteAddress());
        Ip4 local = address(request.connection().localAddress()).orElse(Ip4.ANY);
        if (remote.isEmpty()) {
            reply.send(request, new Answer.Missing(Grounds.of(Reason.IPV4_ONLY)));
        } else if (puts) {
            // The decision takes time, and no byte of the body may get lost meanwhile.
            request.pause();
            neighbourCheck.always(remote.get(), () -> {
                UploadDecision decision = service.put(asked(request, remote.get(), local));
                tap.http(ends(request, remote.get(), local), request.isSSL(), head(request), null, decision.brief());
                uploads.take(request, decision);
                request.resume();
            });
        } else {
            neighbourCheck.always(remote.get(), () -> answer(request, asked(request, remote.get(), local)));
        }
    }

    private void answer(HttpServerRequest request, FileRequest asked) {
        Answer answer = service.answer(asked);
        if (asked.transport() == Transport.HTTPS && answer.status() < 400) {
            overTls.fetched(asked.remote());
        }
        reply.send(request, answer);
        if (!asked.further()) {
            HttpServerResponse sent = request.response();
            String status = "HTTP/1.1 " + sent.getStatusCode() + " " + sent.getStatusMessage();
            tap.http(
                    ends(request, asked.remote(), asked.local()),
                    request.isSSL(),
                    head(request),
                    new FileTap.Head(status, sent.headers()),
                    answer.brief());
        }
    }

    private static FileTap.Ends ends(HttpServerRequest request, Ip4 remote, Ip4 local) {
        return new FileTap.Ends(remote, request.connection().remoteAddress().port(), local);
    }

    private static FileTap.Head head(HttpServerRequest request) {
        String version = request.version() == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
        return new FileTap.Head(request.method() + " " + request.uri() + " " + version, request.headers());
    }

    private static FileRequest asked(HttpServerRequest request, Ip4 from, Ip4 local) {
        String path = request.query() == null ? request.path() : request.path() + "?" + request.query();
        return new FileRequest(
                path,
                from,
                local,
                request.getHeader(HttpHeaders.USER_AGENT),
                request.isSSL() ? Transport.HTTPS : Transport.HTTP,
                request.getHeader(HttpHeaders.IF_NONE_MATCH),
                ByteRange.isFurther(request.getHeader("Range")),
                () -> ConnectionOpener.of(request));
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static boolean puts(HttpServerRequest request) {
        return request.method() == HttpMethod.PUT || request.method() == HttpMethod.POST;
    }

    /** Whether no other route owns the path's first folder. */
    private static boolean open(String path) {
        String[] segments = path.split("/", 3);
        return segments.length >= 2
                && !segments[1].isEmpty()
                && !RESERVED.contains(segments[1])
                && !AccessRules.isReserved(path);
    }

    private static Optional<Ip4> address(SocketAddress socket) {
        return socket == null ? Optional.empty() : Ip4.parse(socket.hostAddress());
    }
}
