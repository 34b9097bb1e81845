package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditEntry;
import org.dialtone.site.file.CsvSheet;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Shows the audit log. */
@Path("/api/v1")
@RolesAllowed(Right.ADMINISTER)
public class AuditApi {

    private static final List<String> COLUMNS = List.of("at", "by", "who", "from", "act", "subject", "before", "after");
    /** So many entries of a table are in memory at one time. */
    private static final int AT_ONCE = 1_000;

    private final Audit audit;

    @Inject
    AuditApi(Audit audit) {
        this.audit = audit;
    }

    /**
     * One act; what is not known is left out.
     *
     * @param by   how the actor came: {@code console}, {@code api}, {@code token}, {@code command}, {@code screen},
     *             {@code file} or {@code box}
     * @param who  the operator, the token, the command, or the part of the box
     * @param from the address from which the request came
     * @param says the act in words, after the actor's name
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuditJson(
            Instant at,
            String by,
            String who,
            String from,
            String act,
            String says,
            String subject,
            String before,
            String after) {

        static AuditJson of(AuditEntry entry) {
            return new AuditJson(
                    entry.at(),
                    way(entry),
                    entry.actor().name(),
                    entry.actor().from(),
                    entry.act().word(),
                    entry.act().says(),
                    entry.subject(),
                    entry.before(),
                    entry.after());
        }
    }

    /** The acts that fit, newest first. */
    @GET
    @Path("audit")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Who did what, newest first: the last thousand, or ?page= (from 1) and ?size=; ?who=, ?act=, ?since= and ?until= (a date, or a time with its zone), ?q= part of the subject or of what changed. X-Total-Count and Link tell of the other pages")
    @APIResponseSchema(value = AuditJson[].class, responseCode = "200")
    public Response audit(
            @QueryParam("who") String who,
            @QueryParam("act") String act,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("q") String text,
            @QueryParam("page") Integer page,
            @QueryParam("size") Integer size,
            @Context UriInfo asked) {
        ListPage part = ListPage.of(page, size);
        Audit.Filter filter = AuditQuery.filter(who, act, since, until, text);
        return part.answer(audit.find(filter, part.first(), part.size()).map(AuditJson::of), asked);
    }

    /** The same as a table, without pages. */
    @GET
    @Path("audit.csv")
    @Produces("text/csv")
    @Operation(summary = "Who did what as CSV, newest first; filters as for audit")
    public Response table(
            @QueryParam("who") String who,
            @QueryParam("act") String act,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("q") String text) {
        Audit.Filter filter = AuditQuery.filter(who, act, since, until, text);
        StreamingOutput table = out -> write(filter, out);
        return Response.ok(table, "text/csv;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(Audit.Filter filter, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvSheet sheet = new CsvSheet(text, COLUMNS);
        int first = 0;
        List<AuditEntry> entries = audit.find(filter, first, AT_ONCE).items();
        while (!entries.isEmpty()) {
            entries.forEach(entry -> row(sheet, entry));
            first += AT_ONCE;
            entries = audit.find(filter, first, AT_ONCE).items();
        }
        text.flush();
    }

    private static void row(CsvSheet sheet, AuditEntry entry) {
        sheet.row(
                entry.at(),
                way(entry),
                entry.actor().name(),
                entry.actor().from(),
                entry.act().word(),
                entry.subject(),
                entry.before(),
                entry.after());
    }

    private static String way(AuditEntry entry) {
        return entry.actor().kind().name().toLowerCase(Locale.ROOT);
    }
}
