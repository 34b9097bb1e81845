package org.dialtone.web.console.site;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteTables;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.site.CsvReview;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Exports, tries and imports tables in the browser: extensions and phones, the phone book, or the lease file of another
 * DHCP server; an import is whole or not at all.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class TablePages {

    private static final String PHONES = "phones";
    private static final String BOOK = "phonebook";
    private static final String LEASES = "leases";

    private final SiteBook site;
    private final LeaseControl leases;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    TablePages(SiteBook site, LeaseControl leases, PageFrames frames, Caller caller) {
        this.site = site;
        this.leases = leases;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    @Path("site/table")
    @Operation(hidden = true)
    public TemplateInstance show() {
        return SiteTemplates.table(frames.current(), PHONES, "", null, null);
    }

    /** Tries or imports a table, uploaded or typed. */
    @POST
    @Path("site/table")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response put(
            @RestForm("table") FileUpload table,
            @RestForm("csv") String csv,
            @RestForm("of") String of,
            @RestForm("act") String act)
            throws IOException {
        String kind = Objects.requireNonNullElse(of, PHONES);
        boolean apply = "apply".equals(act);
        if (kind.equals(LEASES)) {
            return leases(table, Objects.requireNonNullElse(csv, ""), apply);
        }
        String text = Objects.requireNonNullElse(csv, "");
        TableText outcome;
        try {
            text = isUploaded(table) ? Files.readString(table.uploadedFile()) : text;
            long before = site.revision();
            CsvReview taken = kind.equals(BOOK)
                    ? new CsvReview(new SiteTables(site).takePhonebook(caller.actor(), text, !apply), List.of())
                    : new SiteTables(site).take(caller.actor(), text, !apply);
            outcome = TableText.of(taken, apply, Undo.between(before, site.revision()), frames.words());
        } catch (CharacterCodingException _) {
            outcome = TableText.unreadable(frames.words().say("table.unreadable"));
        }
        return Response.status(outcome.ok() ? 200 : 422)
                .entity(SiteTemplates.table(frames.current(), kind, outcome.applied() ? "" : text, outcome, null))
                .build();
    }

    /** Tries or imports another server's lease file. */
    private Response leases(FileUpload file, String typed, boolean apply) throws IOException {
        String text = isUploaded(file) ? Files.readString(file.uploadedFile(), StandardCharsets.ISO_8859_1) : typed;
        int status;
        LeaseFileText outcome;
        try {
            outcome = LeaseFile.read(text)
                    .map(read -> LeaseFileText.of(taken(read, apply), apply, frames.words()))
                    .orElseGet(() -> LeaseFileText.refused(frames.words().say("table.noLeaseFile")));
            status = outcome.ok() ? 200 : 422;
        } catch (LeaseNotStored e) {
            outcome = LeaseFileText.refused(e.says(frames.words().language()));
            status = 507;
        }
        return Response.status(status)
                .entity(SiteTemplates.table(
                        frames.current(), LEASES, apply && outcome.took() ? "" : text, null, outcome))
                .build();
    }

    private LeaseFileReview taken(LeaseFile file, boolean apply) {
        LeaseFileReview review = leases.take(file, !apply);
        if (apply) {
            caller.did(AuditAct.LEASES_IMPORTED, file.format().says(), null, review.sum());
        }
        return review;
    }

    private static boolean isUploaded(FileUpload file) {
        return file != null && file.size() > 0;
    }
}
