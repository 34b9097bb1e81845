package org.dialtone.web.phonefiles;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.dialtone.app.LogFolder;
import org.dialtone.journal.Grounds;
import org.dialtone.net.Pace;
import org.dialtone.provision.Answer;
import org.dialtone.provision.UploadDecision;
import org.jboss.logging.Logger;

/** Stores the logs that phones upload, with bounds on size, rate and number at one time. No answer has a body. */
final class LogUploads {

    private static final Logger LOG = Logger.getLogger(LogUploads.class);
    private static final int MOST_AT_ONCE = 32;
    /** Keeps one address from blocking the others by sending slowly. */
    private static final int MOST_OF_ONE_ADDRESS = 4;

    private static final long LINGER_MILLIS = 2_000;

    private final Vertx vertx;
    private final LogFolder logs;
    /** Uploads under way, by address. */
    private final Map<String, Integer> underWay = new HashMap<>();

    private final Pace faults = Pace.onceAMinute();
    private final InstantSource clock;

    LogUploads(Vertx vertx, LogFolder logs, InstantSource clock) {
        this.vertx = vertx;
        this.logs = logs;
        this.clock = clock;
    }

    void take(HttpServerRequest request, UploadDecision reception) {
        switch (reception) {
            case UploadDecision.Refused(int status, Grounds _) -> {
                if (status == 503) {
                    request.response().putHeader("Retry-After", String.valueOf(Answer.Unmet.LATER));
                }
                refuse(request, status);
            }
            case UploadDecision.Taken taken -> take(request, taken);
        }
    }

    private void take(HttpServerRequest request, UploadDecision.Taken taken) {
        if (request.response().closed()) {
            // The connection is closed already: nothing would report its end, and its place would stay taken.
            return;
        }
        if (length(request) > LogFolder.MOST_BYTES) {
            refuse(request, 413);
        } else if (!logs.admits(taken.phone())) {
            request.response().putHeader("Retry-After", "3600");
            refuse(request, 429);
        } else if (!begin(remote(request))) {
            request.response().putHeader("Retry-After", "10");
            refuse(request, 503);
        } else {
            receive(request, taken);
        }
    }

    private static String remote(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    private boolean begin(String remote) {
        synchronized (underWay) {
            int all = underWay.values().stream().mapToInt(Integer::intValue).sum();
            boolean room = all < MOST_AT_ONCE && underWay.getOrDefault(remote, 0) < MOST_OF_ONE_ADDRESS;
            if (room) {
                underWay.merge(remote, 1, Integer::sum);
            }
            return room;
        }
    }

    private void end(String remote) {
        synchronized (underWay) {
            underWay.computeIfPresent(remote, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private void receive(HttpServerRequest request, UploadDecision.Taken taken) {
        Upload upload = new Upload(request, taken);
        request.handler(upload::add).endHandler(_ -> upload.whole()).exceptionHandler(_ -> upload.over());
    }

    /** One upload under way; it lives on the connection's event loop. */
    private final class Upload {

        private final HttpServerRequest request;
        private final UploadDecision.Taken taken;
        private final String remote;
        private final Buffer body = Buffer.buffer();
        private boolean over;

        Upload(HttpServerRequest request, UploadDecision.Taken taken) {
            this.request = request;
            this.taken = taken;
            this.remote = remote(request);
        }

        void add(Buffer chunk) {
            if (over) {
                return;
            }
            body.appendBuffer(chunk);
            if (body.length() > LogFolder.MOST_BYTES) {
                over();
                refuse(request, 413);
            }
        }

        void whole() {
            if (over) {
                return;
            }
            vertx.executeBlocking(() -> {
                        logs.keep(taken.phone(), taken.name(), body.getBytes());
                        return null;
                    })
                    .onComplete(done -> {
                        over();
                        if (done.failed() && faults.take(clock.instant())) {
                            LOG.warnf(
                                    "the log %s of %s can't be kept: %s",
                                    taken.name(), taken.phone(), done.cause().getMessage());
                        }
                        request.response()
                                .setStatusCode(done.failed() ? 500 : 201)
                                .end();
                    });
        }

        void over() {
            if (!over) {
                over = true;
                end(remote);
            }
        }
    }

    /**
     * Refuses the upload, and discards the rest of the body for a while: closing at once would take the answer from a
     * phone that still sends.
     */
    private void refuse(HttpServerRequest request, int status) {
        if (status == 405) {
            request.response().putHeader("Allow", "GET, HEAD");
        }
        if (length(request) == 0 || request.isEnded()) {
            request.response().setStatusCode(status).end();
            return;
        }
        request.response()
                .putHeader("Connection", "close")
                .setStatusCode(status)
                .end();
        long timer = vertx.setTimer(LINGER_MILLIS, _ -> request.connection().close());
        request.handler(_ -> {}).exceptionHandler(_ -> {}).endHandler(_ -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
    }

    /** Returns the announced length; -1 where the request announces none. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}")) {
            return Long.parseLong(length);
        }
        return request.getHeader("Transfer-Encoding") == null ? 0 : -1;
    }
}
