package org.dialtone.web.login;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds how many event streams are open, because each holds a connection and is looked after several times a second: of
 * one login, of one network, and of all.
 */
@ApplicationScoped
public class OpenStreams {

    /** A person with a tab for each phone of a floor; the browser itself opens six to one server. */
    static final int OF_LOGIN = 32;

    static final int OF_NETWORK = 128;
    static final int OF_ALL = 512;
    private static final String ALL = "all";

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** The stream, which holds its place until it ends; 429 where there are too many. */
    public <T> Multi<T> bounded(Multi<T> stream, RoutingContext context) {
        List<String> keys = keys(context);
        if (!enter(keys)) {
            throw new WebApplicationException(Response.status(429)
                    .header("Retry-After", 30)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity("Too many event streams are open: close pages or programs that keep them.\n")
                    .build());
        }
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                leave(keys);
            }
        };
        // The client may be gone before anything reads the stream, and the stream may end before the client goes.
        context.addEndHandler(_ -> end.run());
        return stream.onTermination().invoke(end);
    }

    synchronized boolean enter(List<String> keys) {
        List<Integer> most = List.of(OF_LOGIN, OF_NETWORK, OF_ALL);
        for (int i = 0; i < keys.size(); i++) {
            if (open.getOrDefault(keys.get(i), 0) >= most.get(i)) {
                return false;
            }
        }
        keys.forEach(key -> open.merge(key, 1, Integer::sum));
        return true;
    }

    synchronized void leave(List<String> keys) {
        keys.forEach(key -> open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1));
    }

    private static List<String> keys(RoutingContext context) {
        int login = Objects.hash(
                context.request().getHeader(HttpHeaders.AUTHORIZATION), ConsoleAuthentication.cookie(context));
        return List.of("login " + login, "network " + SourceNetwork.of(ConsoleAuthentication.source(context)), ALL);
    }
}
