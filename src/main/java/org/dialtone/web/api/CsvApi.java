package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteTables;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.site.CsvReview;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.file.RowFate;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Exports and imports two tables: extensions and phones, and the site's own entries of the phone book. */
@Path("/api/v1")
@RegisterForReflection(targets = {CsvApi.TableReview.class, RowFate.class, RowFate.Fate.class})
@RolesAllowed(Right.VIEW)
public class CsvApi {

    private final SiteBook site;
    private final Deployments deployments;
    private final Caller caller;

    @Inject
    CsvApi(SiteBook site, Deployments deployments, Caller caller) {
        this.site = site;
        this.deployments = deployments;
        this.caller = caller;
    }

    /**
     * The result of importing a table; with a fault among the findings nothing was changed.
     *
     * @param changes  what the import changes or changed, in words
     * @param revision the present revision
     * @param findings the line of each finding is the row, as a spreadsheet counts
     * @param tells    in a dry run of extensions and phones, who would be told of it; absent where there are faults
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TableReview(
            boolean applied,
            String changes,
            long revision,
            List<RowFate> rows,
            List<FindingJson> findings,
            OutlookJson tells) {}

    /** Exports a table that can be imported again; with passwords only when the caller asks for them. */
    @GET
    @Path("site/phones.csv")
    @Produces("text/csv")
    @Operation(summary = "Extensions and phones as CSV; with ?secrets=true also the passwords")
    public Response table(@QueryParam("secrets") boolean secrets) {
        return csv(new SiteTables(site).phones(caller.secrets(secrets, "table of extensions and phones")));
    }

    private static Response csv(String text) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Adds and changes what the table names, or changes nothing and answers 422 with every fault. */
    @PUT
    @Path("site/phones.csv")
    @RolesAllowed(Right.OPERATE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Adds and changes extensions and phones by this table (CSV); with ?dryRun=true only tells what would become of each row, and in \"tells\" which phones would be told")
    public Response take(@QueryParam("dryRun") boolean dryRun, byte[] table) {
        return taken(
                dryRun,
                table,
                text -> new SiteTables(site).take(caller.actor(), text, dryRun),
                text -> new SiteTables(site).planned(caller.actor(), text));
    }

    /** Exports the phone book without extensions, which it holds by themselves. */
    @GET
    @Path("site/phonebook.csv")
    @Produces("text/csv")
    @Operation(summary = "The site's own entries of the phone book as CSV: name, number, number2, number3, group")
    public Response phonebook() {
        return csv(new SiteTables(site).phonebook());
    }

    /** Makes the entries equal to the table, or changes nothing and answers 422 with every fault. */
    @PUT
    @Path("site/phonebook.csv")
    @RolesAllowed(Right.OPERATE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes the site's own entries of the phone book equal to this table (CSV); with ?dryRun=true only tells what would change")
    public Response takePhonebook(@QueryParam("dryRun") boolean dryRun, byte[] table) {
        return taken(
                dryRun,
                table,
                text -> new CsvReview(new SiteTables(site).takePhonebook(caller.actor(), text, dryRun), List.of()),
                _ -> Optional.empty());
    }

    private Response taken(
            boolean dryRun,
            byte[] table,
            Function<String, CsvReview> taker,
            Function<String, Optional<Plans>> planner) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(table))
                    .toString();
            Optional<Plans> planned = dryRun ? planner.apply(text) : Optional.empty();
            CsvReview outcome = taker.apply(text);
            if (outcome.review().refused().isPresent()) {
                return RefusedChange.answer(outcome.review().refusal());
            }
            boolean ok = outcome.review().ok();
            return Response.status(ok ? 200 : 422)
                    .entity(new TableReview(
                            ok && !dryRun,
                            outcome.review().changes().toString(),
                            site.revision(),
                            outcome.rows(),
                            FindingJson.of(outcome.review().findings()),
                            planned.map(plans -> OutlookJson.of(deployments.outlook(plans)))
                                    .orElse(null)))
                    .build();
        } catch (CharacterCodingException _) {
            return Response.status(422)
                    .entity(new ApiProblem(
                            "the table is not UTF-8 text",
                            "save it as UTF-8, in Excel as \"CSV UTF-8 (comma delimited)\""))
                    .build();
        }
    }
}
