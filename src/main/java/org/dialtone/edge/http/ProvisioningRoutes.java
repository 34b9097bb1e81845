package org.dialtone.edge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.edge.box.Acquaintance;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.Provisioner;

/** Phones' files over HTTP and HTTPS: below the site's folder, and at the root for phones that can only be given a host. */
@Singleton
public class ProvisioningRoutes {

    /** First folders that belong to others; a phone's file of that name is out of reach at the root. */
    private static final Set<String> RESERVED = Set.of("console", "api", "q", "webjars", "login", "ca.pem", "favicon.ico", "provision");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Before REST's catch-all, which would answer 404 by itself. */
    private static final int BEFORE_OTHERS = 10;

    private final Provisioner provisioner;
    private final Acquaintance acquaintance;

    public ProvisioningRoutes(Provisioner provisioner, Acquaintance acquaintance) {
        this.provisioner = provisioner;
        this.acquaintance = acquaintance;
    }

    /** Takes its place on Quarkus's router. Deciding and rendering never wait, so they run on the event loop. */
    public void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(ProvisioningRoutes::refuseBrokenPaths);
        router.route("/provision/*").order(BEFORE_OTHERS).handler(this::serve);
        router.route().order(BEFORE_OTHERS).handler(this::serveAtRoot);
    }

    /** Vert.x's router throws on these, and each would leave a stack trace in the log. */
    private static void refuseBrokenPaths(RoutingContext context) {
        String path = context.request().path();
        if (path != null && BROKEN_ESCAPE.matcher(path).find()) {
            context.response().setStatusCode(400).end();
        } else {
            context.next();
        }
    }

    private void serveAtRoot(RoutingContext context) {
        String path = context.request().path();
        if (path == null || !reads(context.request()) || !open(path) || !provisioner.knows(path)) {
            context.next();
        } else {
            serve(context);
        }
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!reads(request)) {
            context.response().setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        // Of the connection itself: a header that names another address would walk around the lease rule.
        Optional<Ip4> remote = address(request.connection().remoteAddress());
        Ip4 local = address(request.connection().localAddress()).orElse(Ip4.ANY);
        remote.ifPresentOrElse(from -> acquaintance.face(from, () -> send(request, answer(request, from, local))),
                () -> send(request, new Answer.Missing("phones are served over IPv4 only")));
    }

    private Answer answer(HttpServerRequest request, Ip4 from, Ip4 local) {
        return provisioner.answer(new FileRequest(request.path(), from, local, request.getHeader("User-Agent"),
                request.isSSL() ? Transport.HTTPS : Transport.HTTP, request.getHeader("If-None-Match")));
    }

    /** Nothing but the file has a body: some phones take whatever text they get for a configuration. */
    private static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        if (answer instanceof Answer.Unchanged(String etag)) {
            response.putHeader("ETag", etag);
        }
        if (!(answer instanceof Answer.Document document)) {
            response.end();
            return;
        }
        response.putHeader("ETag", document.etag()).putHeader("Cache-Control", "private, no-cache");
        if (unchanged(request.getHeader("If-None-Match"), document.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", document.type()).putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Length", String.valueOf(document.bytes().length));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(document.bytes()));
        }
    }

    /** Weakly compared, as RFC 9110 section 13.1.2 has it for GET. */
    private static boolean unchanged(String known, String etag) {
        return known != null && Arrays.stream(known.split(",")).map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    /** {@code /{name}} or {@code /{folder}/{name}}, and nobody else's. */
    private static boolean open(String path) {
        String[] segments = path.split("/", 4);
        return (segments.length == 2 || segments.length == 3) && !RESERVED.contains(segments[1]);
    }

    private static Optional<Ip4> address(SocketAddress socket) {
        return socket == null ? Optional.empty() : Ip4.parse(socket.hostAddress());
    }
}
