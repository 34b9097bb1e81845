package org.dialtone.web.console.docs;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The documentation in the console: no network is needed. */
@Path("/console/help")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class HelpPages {

    private final PageFrames frames;

    @Inject
    HelpPages(PageFrames frames) {
        this.frames = frames;
    }

    /** Pages that belong together. */
    public record HelpTopic(String title, List<HelpEntry> pages) {}

    /** One page in the list. */
    public record HelpEntry(String name, String title) {}

    /** Lists the pages by what a reader wants to do. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance index() {
        List<HelpTopic> topics = HelpTopics.TOPICS.entrySet().stream()
                .map(topic -> new HelpTopic(
                        frames.words().say("help." + topic.getKey()),
                        topic.getValue().stream().map(HelpPages::entry).toList()))
                .toList();
        return HelpTemplates.helpindex(frames.current(), topics);
    }

    private static HelpEntry entry(String name) {
        return new HelpEntry(
                name, HelpTopics.text(name).map(HelpText::of).orElseThrow().title());
    }

    /** Gives a file to take along. */
    @GET
    @Path("files/{name}")
    @Operation(hidden = true)
    public Response file(String name) {
        return HelpTopics.file(name)
                .map(text -> Response.ok(text, MediaType.APPLICATION_OCTET_STREAM)
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .build())
                .orElseGet(() -> frames.missing("help.noFile"));
    }

    /** Shows one page. */
    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public Response show(String name) {
        return HelpTopics.text(name)
                .map(HelpText::of)
                .map(page -> Response.ok(HelpTemplates.help(frames.current(), page.title(), new RawString(page.html())))
                        .build())
                .orElseGet(() -> frames.missing("help.missing"));
    }
}
