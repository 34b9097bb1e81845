package org.dialtone.web.console.files;

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
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackEditing;
import org.dialtone.pack.PackEditing.Entry;
import org.dialtone.pack.PackEditing.Outcome;
import org.dialtone.pack.PackEditing.Vendor;
import org.dialtone.pack.PackPreview.Shows;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Edits vendor packs in the browser: shows their files, changes them, previews the effect on phones, and undoes
 * changes.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class PackPages {

    private final PackEditing editing;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    PackPages(PackEditing editing, PageFrames frames, Caller caller) {
        this.editing = editing;
        this.frames = frames;
        this.caller = caller;
    }

    /** Lists every vendor, and faults of the operator's files. */
    @GET
    @Path("packs")
    @Operation(hidden = true)
    public TemplateInstance packs() {
        return FileTemplates.packs(frames.current(), editing.vendors());
    }

    /** Shows one vendor: its files, and the versions of the operator's files. */
    @GET
    @Path("packs/{vendor}")
    @Operation(hidden = true)
    public Response pack(String vendor) {
        return page(vendor, null);
    }

    /** Goes back one version, or to a chosen one. */
    @POST
    @Path("packs/{vendor}")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response back(String vendor, @FormParam("version") Integer version) {
        Optional<Outcome> outcome = version == null ? editing.undo(vendor) : editing.restore(vendor, version);
        outcome.ifPresent(done -> note(AuditAct.PACK_RESTORED, vendor, done));
        if (editing.find(vendor).isEmpty()) {
            return Response.seeOther(URI.create("/console/packs")).build();
        }
        return page(
                vendor, outcome.map(this::told).orElseGet(() -> frames.words().say("pack.noEarlier")));
    }

    /** Shows a file to read and to change; the operator's where there is one. */
    @GET
    @Path("packs/{vendor}/{name}")
    @Operation(hidden = true)
    public Response file(String vendor, String name, @QueryParam("mac") String mac) {
        return editing.text(vendor, name, false)
                .map(text -> Response.ok(FileTemplates.packfile(frames.current(), filled(vendor, name, text, mac)))
                        .build())
                .orElseGet(this::missing);
    }

    /** Checks, previews or saves a changed file, or removes the operator's file. */
    @POST
    @Path("packs/{vendor}/{name}")
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            String vendor,
            String name,
            @FormParam("text") String text,
            @FormParam("mac") String mac,
            @FormParam("act") String act) {
        if (editing.text(vendor, name, false).isEmpty()) {
            return missing();
        }
        String given = lines(Objects.requireNonNullElse(text, ""));
        boolean reset = "reset".equals(act);
        Map<String, String> changes = reset ? Collections.singletonMap(name, null) : Map.of(name, given);
        boolean save = reset || "save".equals(act);
        Outcome outcome = save ? editing.save(vendor, changes) : editing.check(vendor, changes);
        note(AuditAct.PACK_CHANGED, vendor + ": " + name, outcome);
        String shown =
                reset && outcome.saved() ? editing.text(vendor, name, false).orElse("") : given;
        PackFileText filled = filled(vendor, name, shown, mac).outcome(outcome, frames.words());
        if (!save && outcome.ok()) {
            filled = previewed(filled, vendor, changes, mac);
        }
        return Response.status(outcome.ok() ? 200 : 422)
                .entity(FileTemplates.packfile(frames.current(), filled))
                .build();
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

    private PackFileText previewed(PackFileText filled, String vendor, Map<String, String> changes, String mac) {
        Optional<Shows> shows = MacAddress.parse(mac).flatMap(found -> editing.preview(vendor, changes, found, false));
        return mac == null || mac.isBlank()
                ? filled
                : filled.shows(
                        shows.map(Shows::files).orElse(List.of()),
                        shows.isPresent() ? null : frames.words().say("packfile.noPhone", mac),
                        frames.words());
    }

    private PackFileText filled(String vendor, String name, String text, String mac) {
        Entry entry = editing.files(vendor).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(new Entry(name, false, false));
        return PackFileText.of(vendor, entry, text, Objects.requireNonNullElse(mac, ""));
    }

    private Response page(String key, String done) {
        SiteTime clock = frames.time();
        Optional<Vendor> vendor = editing.find(key);
        return vendor.isEmpty()
                ? missing()
                : Response.ok(FileTemplates.pack(
                                frames.current(),
                                vendor.get(),
                                editing.files(key),
                                editing.versions(key).stream()
                                        .map(version -> PackVersion.of(version, clock))
                                        .toList(),
                                done))
                        .build();
    }

    private Response missing() {
        return frames.missing("packs.missing");
    }

    private String told(Outcome outcome) {
        if (!outcome.ok()) {
            return frames.words().say("word.nothingWasChanged", outcome.faults().getFirst());
        }
        return outcome.effect() == null
                ? frames.words().say("pack.done")
                : frames.words().say("pack.done.it", PackFileText.says(outcome.effect(), frames.words()));
    }

    /** Replaces CR LF, which browsers send at each line's end. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
