package org.dialtone.web.console.docs;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.dialtone.web.console.docs.LicenceFolder.LicencePart;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows what the program is made of, and under which licences. */
@Path("/console/licences")
@RolesAllowed(Right.VIEW)
public class LicencePages {

    private final PageFrames frames;

    @Inject
    LicencePages(PageFrames frames) {
        this.frames = frames;
    }

    /** Lists the parts. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance index() throws IOException {
        Optional<LicenceFolder> folder = LicenceFolder.find();
        List<LicencePart> parts = folder.isPresent() ? folder.get().parts() : List.of();
        return HelpTemplates.licences(frames.current(), parts);
    }

    /** One licence's text. */
    @GET
    @Path("{name}")
    @Produces({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Response text(String name) throws IOException {
        Optional<LicenceFolder> folder = LicenceFolder.find();
        Optional<java.nio.file.Path> text = folder.isPresent() ? folder.get().text(name) : Optional.empty();
        if (text.isEmpty()) {
            return frames.missing("licences.missing");
        }
        return Response.ok(Files.readAllBytes(text.get()), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }
}
