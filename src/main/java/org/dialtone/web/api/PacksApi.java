package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackEditing;
import org.dialtone.pack.PackEditing.Entry;
import org.dialtone.pack.PackEditing.Kept;
import org.dialtone.pack.PackEditing.Outcome;
import org.dialtone.pack.PackEditing.Vendor;
import org.dialtone.pack.PackFault;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.pack.PackPreview.Shows;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages vendor packs: those that came with the program, and the operator's own files that replace parts of them. */
@Path("/api/v1/packs")
@RegisterForReflection(
        targets = {PacksApi.EditJson.class, Shows.class, Shown.class, PackFault.class, PackEditing.Seen.class})
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class PacksApi {

    private final PackEditing editing;
    private final Caller caller;

    @Inject
    PacksApi(PackEditing editing, Caller caller) {
        this.editing = editing;
        this.caller = caller;
    }

    /** One vendor's pack and its files. */
    public record PackJson(Vendor vendor, List<Entry> files, List<Kept> versions) {}

    /**
     * The result of an edit; with a fault nothing was changed.
     *
     * @param says what the edit changes or changed, in words, or null
     */
    public record EditJson(boolean saved, List<PackFault> faults, String says, Integer phones) {

        static EditJson of(Outcome outcome) {
            boolean told = outcome.effect() != null;
            return new EditJson(
                    outcome.saved(),
                    outcome.faults(),
                    told ? outcome.effect().says() : null,
                    told ? outcome.effect().changed() : null);
        }
    }

    /** Lists every vendor, with the faults of the operator's files for it. */
    @GET
    @Operation(summary = "Every vendor's pack, with what is wrong with the operator's own files")
    public List<Vendor> packs() {
        return editing.vendors();
    }

    /** Shows one pack: its files, and the versions of the operator's files. */
    @GET
    @Path("{vendor}")
    @Operation(summary = "One vendor's pack: its files, and the versions of the operator's own, newest first")
    public PackJson pack(String vendor) {
        return new PackJson(find(vendor), editing.files(vendor), editing.versions(vendor));
    }

    /** Returns the text of one file, as a start for the operator's own. */
    @GET
    @Path("{vendor}/files/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "A file of a pack; with ?original=true as it came with the program")
    public Response file(String vendor, String name, @QueryParam("original") boolean original) {
        find(vendor);
        String text = editing.text(vendor, name, original)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "the pack " + vendor + " has no file " + name + (original ? " that came with the program" : ""),
                        "GET /api/v1/packs/" + vendor + " lists its files."));
        return Response.ok(text, "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Saves an operator's file and serves it, or changes nothing and answers 422 with every fault. */
    @PUT
    @Path("{vendor}/files/{name}")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Saves an own file of a pack and serves it; with ?dryRun=true only tells its faults and how many phones' files change")
    public Response put(String vendor, String name, @QueryParam("dryRun") boolean dryRun, String text) {
        return edit(vendor, Map.of(name, text), dryRun);
    }

    /** Removes the operator's file; the one that came with the program is served again. */
    @DELETE
    @Path("{vendor}/files/{name}")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(summary = "Removes an own file: the one that came with the program is served again")
    public Response delete(String vendor, String name, @QueryParam("dryRun") boolean dryRun) {
        if (!find(vendor).own().contains(name)) {
            throw ApiProblem.of(
                    Response.Status.NOT_FOUND,
                    "there is no own file " + name + " in the pack " + vendor,
                    "GET /api/v1/packs/" + vendor + " lists its files.");
        }
        Map<String, String> change = new HashMap<>();
        change.put(name, null);
        return edit(vendor, change, dryRun);
    }

    /** Saves several files at once, for a pack of a new vendor; a null text removes an operator's file. */
    @PUT
    @Path("{vendor}")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Saves several own files of a pack at once, {\"name\": \"text\", …}; null removes one; ?dryRun=true as for one file")
    public Response putAll(String vendor, @QueryParam("dryRun") boolean dryRun, Map<String, String> files) {
        return edit(vendor, files == null ? Map.of() : files, dryRun);
    }

    /** Shows the files that a phone would get, each with its difference from the one that it gets now. */
    @POST
    @Path("{vendor}/preview")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "What a phone (?mac=) would be served if ?file= had this text, each file with a diff against what is served now; secrets only with ?secrets=true")
    public Response preview(
            String vendor,
            @QueryParam("mac") String mac,
            @QueryParam("file") String file,
            @QueryParam("secrets") boolean secrets,
            String text) {
        Map<String, String> changes = file == null || file.isEmpty() ? Map.of() : Map.of(file, text);
        MacAddress phone = ApiProblem.mac(mac == null ? "" : mac);
        Shows shows = editing.preview(vendor, changes, phone, caller.secrets(secrets, "files of " + phone))
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "the site has no phone " + mac,
                        "Name one that is listed under phones."));
        return Response.status(shows.faults().isEmpty() ? 200 : 422)
                .entity(new Shows(shows.faults(), FilesApi.masked(shows.files(), caller)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Goes back to the version before. */
    @POST
    @Path("{vendor}/undo")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(
            summary =
                    "Goes back to the version of the own files before this one, each time one further; with ?version= to that one")
    public Response undo(String vendor, @QueryParam("version") Integer version) {
        Optional<Outcome> outcome = version == null ? editing.undo(vendor) : editing.restore(vendor, version);
        Outcome done = outcome.orElseThrow(() -> ApiProblem.of(
                Response.Status.NOT_FOUND,
                "the pack " + vendor + " has no " + (version == null ? "earlier version" : "version " + version),
                "GET /api/v1/packs/" + vendor + " lists its versions."));
        note(AuditAct.PACK_RESTORED, vendor, done);
        return answer(done, false);
    }

    private Response edit(String vendor, Map<String, String> changes, boolean dryRun) {
        Outcome outcome = dryRun ? editing.check(vendor, changes) : editing.save(vendor, changes);
        note(AuditAct.PACK_CHANGED, vendor + ": " + String.join(", ", changes.keySet()), outcome);
        return answer(outcome, dryRun);
    }

    private void note(AuditAct act, String subject, Outcome outcome) {
        if (outcome.saved()) {
            caller.did(
                    act,
                    subject,
                    null,
                    outcome.effect() == null ? null : outcome.effect().says());
        }
    }

    private static Response answer(Outcome outcome, boolean dryRun) {
        return Response.status(outcome.saved() || dryRun && outcome.ok() ? 200 : 422)
                .entity(EditJson.of(outcome))
                .build();
    }

    private Vendor find(String vendor) {
        return editing.find(vendor)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "there is no vendor pack " + vendor,
                        "Known are "
                                + String.join(
                                        ", ",
                                        editing.vendors().stream()
                                                .map(Vendor::key)
                                                .toList()) + "."));
    }
}
