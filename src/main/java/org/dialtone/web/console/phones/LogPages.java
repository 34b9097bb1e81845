package org.dialtone.web.console.phones;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.LogFolder;
import org.dialtone.net.MacAddress;
import org.dialtone.web.api.LogsApi;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the logs that one phone uploaded to the box. */
@Path("/console/phones/{mac}/logs")
@RolesAllowed(Right.VIEW)
public class LogPages {

    private final LogFolder logs;
    private final LogsApi api;
    private final PageFrames frames;

    @Inject
    LogPages(LogFolder logs, LogsApi api, PageFrames frames) {
        this.logs = logs;
        this.api = api;
        this.frames = frames;
    }

    /** One log in the list; {@code link} is its name as a URL holds it. */
    public record LogRow(String name, String link, long kilobytes, Moment at) {}

    /** Lists the logs, newest first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response show(String mac) throws IOException {
        Optional<MacAddress> phone = MacAddress.parse(mac);
        if (phone.isEmpty()) {
            return frames.missing("resync.missing", mac);
        }
        SiteTime clock = frames.time();
        List<LogRow> rows = logs.list(phone.get()).stream()
                .map(log -> new LogRow(
                        log.name(),
                        UriBuilder.fromPath("{name}").build(log.name()).getRawPath(),
                        (log.size() + 1023) / 1024,
                        clock.showWall(log.at())))
                .toList();
        return Response.ok(
                        PhoneTemplates.logs(frames.current(), mac, phone.get().toString(), rows))
                .build();
    }

    /** Serves the log as a file to save, never as a page. */
    @GET
    @Path("{name}")
    @RolesAllowed(Right.SECRETS)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public Response log(String mac, String name) throws IOException {
        return api.log(mac, name);
    }
}
