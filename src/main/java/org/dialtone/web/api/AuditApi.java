package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditEntry;
import org.dialtone.site.file.CsvLines;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the audit log. */
@Path("/api/v1")
@RolesAllowed(Right.ADMINISTER)
public class AuditApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8.name());
    /** So many entries are in memory at one time. */
    private static final int AT_ONCE = 1_000;

    private final Audit audit;
    private final ObjectMapper json;

    @Inject
    AuditApi(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
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

    /** The acts that fit, newest first: all, or one page of them; as JSON, or as CSV where the caller accepts that. */
    @GET
    @Path("audit")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            summary =
                    "Who did what, newest first; ?who=, ?act=, ?since= and ?until= (times), ?q= part of the subject or of what changed, ?page= and ?size=; as CSV with Accept: text/csv")
    public Response audit(
            @QueryParam("who") String who,
            @QueryParam("act") String act,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("q") String text,
            @QueryParam("page") Integer page,
            @QueryParam("size") Integer size,
            @Context HttpHeaders headers,
            @Context UriInfo asked) {
        boolean csv = headers.getAcceptableMediaTypes().getFirst().isCompatible(CSV)
                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
        Audit.Filter filter = AuditQuery.filter(who, act, since, until, text);
        return page == null && size == null
                ? whole(filter, csv)
                : page(filter, AuditQuery.page(page), AuditQuery.size(size), csv, asked);
    }

    /** The same as a file. */
    @GET
    @Path("audit.csv")
    @Produces("text/csv")
    @Operation(summary = "Who did what, as CSV; with the same filters")
    public Response table(
            @QueryParam("who") String who,
            @QueryParam("act") String act,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("q") String text) {
        return whole(AuditQuery.filter(who, act, since, until, text), true);
    }

    private Response page(Audit.Filter filter, int page, int size, boolean csv, UriInfo asked) {
        Audit.Found found = audit.find(filter, page, size);
        StreamingOutput body = out -> write(out, csv, true, found.entries());
        return PageHeaders.on(answer(wrapped(csv, body), csv), asked, page, size, found.total())
                .build();
    }

    private Response whole(Audit.Filter filter, boolean csv) {
        StreamingOutput rows = out -> {
            int page = 1;
            Audit.Found found = audit.find(filter, page, AT_ONCE);
            while (!found.entries().isEmpty()) {
                write(out, csv, page == 1, found.entries());
                found = audit.find(filter, ++page, AT_ONCE);
            }
        };
        return answer(wrapped(csv, rows), csv).build();
    }

    private static Response.ResponseBuilder answer(StreamingOutput body, boolean csv) {
        return Response.ok(body, csv ? CSV : MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store");
    }

    private static StreamingOutput wrapped(boolean csv, StreamingOutput rows) {
        return out -> {
            out.write(bytes(csv ? CsvLines.of("at", "by", "who", "from", "act", "subject", "before", "after") : "["));
            rows.write(out);
            out.write(bytes(csv ? "" : "]"));
        };
    }

    private void write(OutputStream out, boolean csv, boolean first, List<AuditEntry> entries) throws IOException {
        boolean comma = !first;
        for (AuditEntry entry : entries) {
            out.write(bytes(csv ? row(entry) : (comma ? "," : "") + json.writeValueAsString(AuditJson.of(entry))));
            comma = true;
        }
    }

    private static String row(AuditEntry entry) {
        return CsvLines.of(
                entry.at().toString(),
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
