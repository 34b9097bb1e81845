package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.view.Handover;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.journal.EventWords;
import org.dialtone.site.file.CsvSheet;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The handover report: every phone of the site, where it is and whether it is up. */
@Path("/api/v1")
@RolesAllowed(Right.VIEW)
public class HandoverApi {

    private static final List<String> COLUMNS = List.of(
            "extensions",
            "name",
            "place",
            "mac",
            "vendor",
            "model",
            "revision",
            "firmware",
            "address",
            "state",
            "up",
            "why");

    private final PhoneViews phones;
    private final KnownHolders holders;

    @Inject
    HandoverApi(PhoneViews phones, KnownHolders holders) {
        this.phones = phones;
        this.holders = holders;
    }

    /** A phone in the report; what isn't known is left out. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandedJson(
            String extensions,
            String name,
            String place,
            String mac,
            String vendor,
            String model,
            String revision,
            String firmware,
            String address,
            String state,
            boolean up,
            String why) {

        static HandedJson of(Handover.Row row) {
            return new HandedJson(
                    row.extensions(),
                    row.name(),
                    row.place(),
                    row.mac(),
                    row.vendor(),
                    row.model(),
                    row.revision(),
                    row.firmware(),
                    row.address(),
                    row.state().key(),
                    row.up(),
                    row.why() == null ? null : EventWords.english().says(row.why()));
        }

        private Object[] cells() {
            return new Object[] {
                extensions, name, place, mac, vendor, model, revision, firmware, address, state, up, why
            };
        }
    }

    /** All phones of the site, by extension. */
    @GET
    @Path("report")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The handover report: each phone of the site with extension, place (relay and switch port),"
                    + " firmware, address and state, and why it isn't up")
    public List<HandedJson> json() {
        return Handover.of(phones.all(), holders::place).rows().stream()
                .map(HandedJson::of)
                .toList();
    }

    /** The same as a table for spreadsheets. */
    @GET
    @Path("report.csv")
    @Produces("text/csv")
    @Operation(summary = "The handover report as CSV")
    public Response csv() {
        StringBuilder csv = new StringBuilder();
        CsvSheet sheet = new CsvSheet(csv, COLUMNS);
        json().forEach(phone -> sheet.row(phone.cells()));
        return Response.ok(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=handover.csv")
                .build();
    }
}
