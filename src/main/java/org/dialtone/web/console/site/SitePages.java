package org.dialtone.web.console.site;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.SiteBook;
import org.dialtone.site.Review;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Edits the site file in the browser: shows it, checks a changed one, applies it. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class SitePages {

    private final SiteBook site;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    SitePages(SiteBook site, PageFrames frames, Caller caller) {
        this.site = site;
        this.frames = frames;
        this.caller = caller;
    }

    /** Shows the file, without secrets. */
    @GET
    @Path("site")
    @Operation(hidden = true)
    public TemplateInstance show() {
        return SiteTemplates.site(frames.current(), SitePage.of(site.exported(false), site.findings()));
    }

    /**
     * Checks or applies a changed file, and shows every finding.
     *
     * @param revision the revision that the text was made from
     * @param present  with {@code force} the revision whose changes the text may undo
     * @param act      {@code check}, {@code apply}, {@code force}, or {@code remove}: apply, and remove many phones or
     *                 extensions
     */
    @POST
    @Path("site")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response put(
            @FormParam("yaml") String yaml,
            @FormParam("revision") long revision,
            @FormParam("present") long present,
            @FormParam("act") @DefaultValue("check") String act) {
        String given = Objects.requireNonNullElse(yaml, "");
        SitePage page = switch (act) {
            case "apply" -> applied(given, ApplyOptions.USUAL.from(revision));
            case "force" -> applied(given, ApplyOptions.USUAL.from(present));
            case "remove" -> applied(given, ApplyOptions.USUAL.from(revision).removing(true));
            default -> checked(given, revision);
        };
        return Response.status(page.status())
                .entity(SiteTemplates.site(frames.current(), page))
                .build();
    }

    private SitePage checked(String yaml, long revision) {
        Review review = site.check(caller.actor(), yaml, ApplyOptions.USUAL.removing(true));
        return SitePage.asked(yaml, revision, review, frames.words());
    }

    private SitePage applied(String yaml, ApplyOptions options) {
        Review review = site.apply(caller.actor(), yaml, options);
        if (!review.ok()) {
            return SitePage.asked(yaml, options.basis(), review, frames.words());
        }
        SiteBook.Export now = site.exported(false);
        return SitePage.applied(now, review, Undo.between(options.basis(), now.revision()), frames.words());
    }
}
