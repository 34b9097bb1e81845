package org.dialtone.web.phonefiles;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Answer;
import org.dialtone.provision.PhoneReports;
import org.dialtone.provision.PhoneReports.Hearing;

/** {@code /report/…}: phones that register at an external PBX report it here. Only the path counts, not the method. */
@Singleton
final class ReportRoutes {

    /** As for phones' files. */
    private static final int BEFORE_OTHERS = 10;

    private final PhoneReports reports;
    private final NeighbourCheck neighbourCheck;

    ReportRoutes(PhoneReports reports, NeighbourCheck neighbourCheck) {
        this.reports = reports;
        this.neighbourCheck = neighbourCheck;
    }

    void register(@Observes Router router) {
        router.route("/" + PhoneReports.FOLDER + "/*").order(BEFORE_OTHERS).handler(this::hear);
    }

    private void hear(RoutingContext context) {
        HttpServerRequest request = context.request();
        SocketAddress socket = request.connection().remoteAddress();
        Optional<Ip4> remote = socket == null ? Optional.empty() : Ip4.parse(socket.hostAddress());
        remote.ifPresentOrElse(
                from -> neighbourCheck.always(
                        from, () -> end(request, reports.hear(request.path(), from, request.getParam("line")))),
                () -> end(request, Hearing.REFUSED));
    }

    private static void end(HttpServerRequest request, Hearing hearing) {
        switch (hearing) {
            case BELIEVED -> request.response().end();
            case REFUSED -> request.response().setStatusCode(403).end();
            case UNMET ->
                request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", String.valueOf(Answer.Unmet.LATER))
                        .end();
        }
    }
}
