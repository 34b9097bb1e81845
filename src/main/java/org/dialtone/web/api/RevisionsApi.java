package org.dialtone.web.api;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteHistory;
import org.dialtone.app.Slice;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the revisions of the site, compares any two, and goes back to one. */
@Path("/api/v1/site/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class RevisionsApi {

    private final SiteBook site;
    private final Caller caller;
    private final SiteHistory history;

    @Inject
    RevisionsApi(SiteBook site, SiteHistory history, Caller caller) {
        this.site = site;
        this.caller = caller;
        this.history = history;
    }

    /** Lists the revisions, newest first. */
    @GET
    @Operation(summary = "The revisions of the site, newest first; ?page= and ?size=")
    public Response revisions(
            @QueryParam("page") Integer page, @QueryParam("size") Integer size, @Context UriInfo asked) {
        ListPage part = ListPage.of(page, size);
        List<RevisionJson> revisions = history.page(part.first(), part.size()).stream()
                .map(RevisionJson::of)
                .toList();
        return part.answer(new Slice<>(revisions, history.count()), asked);
    }

    /** Shows one revision; a comment of the applied file may hold a secret. */
    @GET
    @Path("{number}")
    @Operation(
            summary =
                    "One revision: who, when, how, its changes; for an operator in person also the file that was applied")
    public RevisionJson revision(long number) {
        return history.find(number)
                .map(found -> RevisionJson.of(
                        found, caller.may(Right.SECRETS) ? history.file(number).orElse(null) : null))
                .orElseThrow(() -> missing(number));
    }

    /** Lists what changed from one revision to another. */
    @GET
    @Path("{number}/changes")
    @Operation(summary = "What changed from the revision ?since= (else the one before) to this one")
    public List<ChangeJson> changes(long number, @QueryParam("since") Long since) {
        long from = since == null ? number - 1 : since;
        return history.changes(from, number)
                .map(ChangeJson::of)
                .orElseThrow(() -> missing(history.find(number).isEmpty() ? number : from));
    }

    /** Makes the site what it was at a revision, as a new revision. */
    @POST
    @Path("{number}/restore")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Makes the site what it was at this revision, as a new one; with ?secrets=true, for an operator in person, also its token and passwords; ?allowRemoval=true and If-Match as in PUT site")
    public Response restore(
            long number,
            @QueryParam("secrets") boolean secrets,
            @QueryParam("allowRemoval") boolean allowRemoval,
            @HeaderParam("If-Match") String ifMatch) {
        if (secrets && !caller.may(Right.SECRETS)) {
            throw new ForbiddenException("secrets");
        }
        if (history.find(number).isEmpty()) {
            throw missing(number);
        }
        ApplyOptions options = ApplyOptions.USUAL
                .removing(allowRemoval)
                .from(IfMatch.optional(ifMatch).basis(site.revision()));
        return EditProblem.or(
                () -> SiteApi.answer(site.restore(caller.actor(), number, secrets, options), true, site.revision()));
    }

    private static WebApplicationException missing(long number) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "no revision " + number + ": there never was one, or it is no longer kept",
                "GET /api/v1/site/revisions lists those that are kept.");
    }
}
