package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.LogFolder;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the logs that phones uploaded to the box. */
@Path("/api/v1/phones/{mac}/logs")
@RolesAllowed(Right.VIEW)
public class LogsApi {

    private final LogFolder logs;
    private final BoxClock clock;

    @Inject
    LogsApi(LogFolder logs, BoxClock clock) {
        this.logs = logs;
        this.clock = clock;
    }

    /** One log: the newest of its name. */
    @RegisterForReflection
    public record LogJson(String name, long size, Instant at) {}

    /** Lists the logs, newest first; empty for a phone that uploaded none. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The logs that a phone put on the box, newest first")
    public List<LogJson> logs(String mac) throws IOException {
        return logs.list(ApiProblem.mac(mac)).stream()
                .map(log -> new LogJson(log.name(), log.size(), clock.meant(log.at())))
                .toList();
    }

    /** Serves the log as the phone wrote it, and never as a page: the phone decides on its content. */
    @GET
    @Path("{name}")
    @RolesAllowed(Right.SECRETS)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One log as the phone wrote it")
    public Response log(String mac, String name) throws IOException {
        MacAddress phone = ApiProblem.mac(mac);
        byte[] content = logs.read(phone, name)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        phone + " put no log of this name",
                        "GET /api/v1/phones/" + phone + "/logs lists what there is."));
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + phone.plain() + "-" + name.replaceAll("[^A-Za-z0-9._-]", "_")
                                + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
