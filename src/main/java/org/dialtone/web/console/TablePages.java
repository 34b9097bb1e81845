package org.dialtone.web.console;

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
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.SiteBook;
import org.dialtone.site.CsvReview;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Exports, tries and imports tables in the browser: extensions and phones, or the phone book; an import is whole or not
 * at all.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class TablePages {

    private final SiteBook site;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    TablePages(SiteBook site, PageFrames frames, Caller caller) {
        this.site = site;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    @Path("site/table")
    @Operation(hidden = true)
    public TemplateInstance show() {
        return Templates.table(frames.current(), false, "", null);
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
        String text = Objects.requireNonNullElse(csv, "");
        TableText outcome;
        try {
            text = table != null && table.size() > 0 ? Files.readString(table.uploadedFile()) : text;
            boolean apply = "apply".equals(act);
            long before = site.revision();
            CsvReview taken = isBook(of)
                    ? new CsvReview(site.importPhonebook(caller.actor(), text, !apply), List.of())
                    : site.importTable(caller.actor(), text, !apply);
            outcome = TableText.of(taken, apply, Undo.between(before, site.revision()));
        } catch (CharacterCodingException _) {
            outcome = TableText.unreadable("The table is not UTF-8 text: save it as \"CSV UTF-8\".");
        }
        return Response.status(outcome.ok() ? 200 : 422)
                .entity(Templates.table(frames.current(), isBook(of), outcome.applied() ? "" : text, outcome))
                .build();
    }

    private static boolean isBook(String of) {
        return "phonebook".equals(of);
    }
}
