package org.dialtone.web.console.site;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.Revision;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteHistory;
import org.dialtone.site.Review;
import org.dialtone.site.model.NamedChange;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.RefusalText;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the revisions of the site, compares any two, and goes back to one. */
@Path("/console/site/history")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class HistoryPages {

    private static final int SHOWN = 50;

    private final SiteBook site;
    private final SiteHistory history;
    private final Caller caller;
    private final PageFrames frames;

    @Inject
    HistoryPages(SiteBook site, SiteHistory history, Caller caller, PageFrames frames) {
        this.site = site;
        this.history = history;
        this.caller = caller;
        this.frames = frames;
    }

    /** Lists the newest revisions, or those before one. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@QueryParam("below") Long below) {
        return SiteTemplates.history(frames.current(), list(below == null ? Long.MAX_VALUE : below));
    }

    private HistoryPage list(long below) {
        List<Revision> found = history.below(below, SHOWN + 1);
        List<RevisionLine> rows = found.stream()
                .limit(SHOWN)
                .map(revision -> RevisionLine.of(revision, site.revision(), frames.time()))
                .toList();
        return HistoryPage.of(rows, site.revision(), found.size() > SHOWN);
    }

    /** Shows one revision with all its changes, and what going back to it would change. */
    @GET
    @Path("{number:\\d{1,18}}")
    @Operation(hidden = true)
    public Response one(long number) {
        return page(200, number, false, null);
    }

    /** Shows what changed from one revision to another. */
    @GET
    @Path("compare")
    @Operation(hidden = true)
    public Response compare(@QueryParam("from") long from, @QueryParam("to") long to) {
        return history.changes(from, to)
                .map(changes -> Response.ok(SiteTemplates.compare(frames.current(), from, to, words(changes)))
                        .build())
                .orElseGet(() -> missing(history.find(from).isEmpty() ? from : to));
    }

    /** Goes back to a revision, where the site is still the one that the page showed. */
    @POST
    @Path("{number:\\d{1,18}}/restore")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(
            long number,
            @FormParam("present") long present,
            @FormParam("secrets") boolean secrets,
            @FormParam("removal") boolean removal) {
        if (history.find(number).isEmpty()) {
            return missing(number);
        }
        ApplyOptions options = ApplyOptions.USUAL.removing(removal).from(present);
        Review review = site.restore(caller.actor(), number, secrets, options);
        RefusalText refused = RefusalText.of(review.refusal(), frames.words());
        return refused == null
                ? after(number, present, secrets, review)
                : page(refused.status(), number, secrets, refused);
    }

    private Response after(long number, long before, boolean secrets, Review review) {
        HistoryPage list = list(Long.MAX_VALUE);
        return review.ok()
                ? Response.ok(SiteTemplates.history(
                                frames.current(),
                                list.done(
                                        frames.words()
                                                .say(
                                                        "history.done",
                                                        number,
                                                        ChangeText.sum(review.changes(), frames.words())),
                                        Undo.between(before, site.revision(), secrets))))
                        .build()
                : Response.status(409)
                        .entity(SiteTemplates.history(frames.current(), list.fault(fault(number, review))))
                        .build();
    }

    private String fault(long number, Review review) {
        return review.fault()
                .map(fault -> review.inDoubt()
                        ? frames.words().sentence(fault.complaint())
                        : frames.words()
                                .say(
                                        "history.fault",
                                        number,
                                        fault.says(frames.words().language()),
                                        fault.remedy(frames.words().language())))
                .orElse("");
    }

    private Response page(int status, long number, boolean secrets, RefusalText refused) {
        return history.find(number)
                .map(revision -> Response.status(status)
                        .entity(SiteTemplates.revision(frames.current(), revision(revision, secrets, refused)))
                        .build())
                .orElseGet(() -> missing(number));
    }

    private RevisionPage revision(Revision revision, boolean secrets, RefusalText refused) {
        long present = site.revision();
        return new RevisionPage(
                RevisionLine.of(revision, present, frames.time()),
                words(revision.changes()),
                revision.count() - revision.changes().size(),
                // A comment of the file may hold a secret.
                caller.may(Right.SECRETS) ? history.file(revision.number()).orElse(null) : null,
                present,
                words(history.changes(present, revision.number()).orElse(List.of())),
                secrets,
                refused);
    }

    private List<String> words(List<NamedChange> changes) {
        return ChangeText.all(changes, frames.words());
    }

    private Response missing(long number) {
        return frames.missing("revision.missing", number);
    }
}
