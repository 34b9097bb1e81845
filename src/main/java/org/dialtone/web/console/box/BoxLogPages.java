package org.dialtone.web.console.box;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.dialtone.app.LogTail;
import org.dialtone.net.BoxClock;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the last lines of the box's log, and hands them out as a file. */
@Path("/console/box/log")
@RolesAllowed(Right.ADMIN_PERSON)
public class BoxLogPages {

    private static final int SHOWN = 300;

    private final LogTail tail;
    private final BoxClock clock;
    private final PageFrames frames;

    @Inject
    BoxLogPages(LogTail tail, BoxClock clock, PageFrames frames) {
        this.tail = tail;
        this.clock = clock;
        this.frames = frames;
    }

    /** @param style {@code bad} for errors, {@code warn} for warnings, else empty */
    public record LogLine(String style, String text) {}

    /**
     * What is asked for.
     *
     * @param level the lowest level: {@code all}, {@code warn} or {@code error}
     * @param query part of the line; empty: all
     */
    public record LogAsk(String level, String query) {

        public boolean shows(String other) {
            return level.equals(other);
        }

        private Level least() {
            return switch (level) {
                case "error" -> Level.SEVERE;
                case "warn" -> Level.WARNING;
                default -> Level.ALL;
            };
        }
    }

    /** Shows the last lines, the newest first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(
            @QueryParam("level") @DefaultValue("all") String level, @QueryParam("q") @DefaultValue("") String query) {
        LogAsk ask = new LogAsk(level, query.strip());
        List<LogLine> lines = tail.last(ask.least(), ask.query(), SHOWN).stream()
                .map(line -> new LogLine(style(line.level()), line.text()))
                .toList();
        return BoxTemplates.boxlog(frames.current(), ask, lines);
    }

    private static String style(Level level) {
        return level.intValue() >= Level.SEVERE.intValue()
                ? "bad"
                : level.intValue() >= Level.WARNING.intValue() ? "warn" : "";
    }

    /** All lines that are kept, the oldest first. */
    @GET
    @Path("file")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response file() {
        String text = tail.last(Level.ALL, "", LogTail.MOST).reversed().stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
        String day = clock.wall().instant().toString().substring(0, 10);
        return Response.ok(text, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"dialtone-" + day + ".log\"")
                .build();
    }
}
