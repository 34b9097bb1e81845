package org.dialtone.web.console.phones;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.AdoptionTerm;
import org.dialtone.app.Adoptions;
import org.dialtone.app.AuditAct;
import org.dialtone.app.PhoneAccess;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.AccessViews;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.ProvisionPlan.Access;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Phrases;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows who gets files, and lets an operator change it: for all phones on a page of its own, for one phone on the
 * phone's page.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class AccessPages {

    private final SiteBook site;
    private final AccessViews views;
    private final PhoneViews phones;
    private final PhoneAccess access;
    private final Adoptions pendingPhones;
    private final AdoptionTerm term;
    private final PageFrames frames;
    private final InstantSource clock;
    private final Caller caller;

    @Inject
    AccessPages(
            SiteBook site,
            AccessViews views,
            PhoneViews phones,
            PhoneAccess access,
            Adoptions pendingPhones,
            AdoptionTerm term,
            PageFrames frames,
            InstantSource clock,
            Caller caller) {
        this.site = site;
        this.views = views;
        this.phones = phones;
        this.access = access;
        this.pendingPhones = pendingPhones;
        this.term = term;
        this.frames = frames;
        this.clock = clock;
        this.caller = caller;
    }

    /** Shows the folder, the windows, and the phones that wait. */
    @GET
    @Path("access")
    @Operation(hidden = true)
    public TemplateInstance show(@Context RoutingContext request) {
        return PhoneTemplates.access(frames.current(), page(request), null, null, null);
    }

    /** Carries out an action for all phones. */
    @POST
    @Path("access")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("code") String code,
            @FormParam("mac") String mac,
            @FormParam("number") String number,
            @FormParam("hours") @DefaultValue("24") int hours,
            @FormParam("scope") @DefaultValue("") String scope,
            @Context RoutingContext request) {
        try {
            long before = site.revision();
            String done = switch (act) {
                case "adopt" -> adopt(mac == null || mac.isBlank() ? pendingPhones.find(code) : mac(mac), number);
                case "adoptFor" -> adoptFor(hours, number);
                case "adoptEnd" -> adoptEnd();
                case "open" -> all(AuditAct.WINDOW_OPENED, access.openAll());
                case "places" -> all(AuditAct.PLACE_ACCEPTED, access.acceptPlaces(null));
                case "moved" -> moved(scope, access.acceptPlaces(scope));
                case "change" -> change(Math.clamp(hours, 0, (int) SiteBook.LONGEST_GRACE.toHours()));
                case "end" -> end();
                default -> throw new EditFault(Flaw.ACT_UNKNOWN);
            };
            Undo undo = act.equals("change") || act.startsWith("adopt")
                    ? Undo.between(before, site.revision(), act.equals("change"))
                    : null;
            return Response.ok(PhoneTemplates.access(frames.current(), page(request), null, done, undo))
                    .build();
        } catch (EditFault e) {
            return Response.status(409)
                    .entity(PhoneTemplates.access(
                            frames.current(), page(request), frames.words().refused(e.complaint()), null, null))
                    .build();
        }
    }

    private String adopt(MacAddress mac, String number) {
        Adoptions.Adoption done = pendingPhones.adopt(caller.actor(), mac, number);
        caller.did(AuditAct.PHONE_ADOPTED, mac.toString(), null, "extension " + done.number());
        return frames.words().say("access.done.adopt", mac, done.number());
    }

    private String adoptFor(int hours, String numbers) {
        term.open(caller.actor(), Duration.ofHours(hours), numbers);
        return frames.words().count("access.done.adoptFor", hours);
    }

    private String adoptEnd() {
        term.end(caller.actor());
        return frames.words().say("access.done.adoptEnd");
    }

    private String all(AuditAct name, int phones) {
        caller.did(name, "all phones", null, phones + " phones");
        return frames.words().count("access.done." + name.word(), phones);
    }

    private String moved(String scope, int phones) {
        caller.did(AuditAct.PLACE_ACCEPTED, "scope " + scope, null, phones + " phones");
        return frames.words().count("access.done." + AuditAct.PLACE_ACCEPTED.word(), phones);
    }

    private String change(int hours) {
        site.changeFolder(caller.actor(), Duration.ofHours(hours)).require();
        caller.did(AuditAct.FOLDER_ROTATED, null, null, "the old one answers " + hours + " h longer");
        return hours == 0
                ? frames.words().say("access.done.rotated.now")
                : frames.words().count("access.done.rotated", hours);
    }

    private String end() {
        site.endGrace();
        caller.did(AuditAct.FOLDER_CLOSED, null);
        return frames.words().say("access.done.end");
    }

    /** Carries out an action for one phone, and shows its page again. */
    @POST
    @Path("phones/{mac}/access")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            String mac,
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("other") String other,
            @FormParam("number") String number) {
        try {
            MacAddress phone = mac(mac);
            switch (act) {
                case "same" ->
                    after(phone, AuditAct.PHONES_JOINED, () -> access.join(caller.actor(), null, phone, mac(other)));
                case "place" -> after(phone, AuditAct.PLACE_ACCEPTED, () -> access.acceptPlace(phone));
                case "open" -> after(phone, AuditAct.WINDOW_OPENED, () -> access.open(phone));
                case "shut" -> after(phone, AuditAct.WINDOW_SHUT, () -> access.shut(phone));
                case "adopt" -> adopt(phone, number);
                case "undo" ->
                    after(phone, AuditAct.ADOPTION_UNDONE, () -> pendingPhones.undo(caller.actor(), null, phone));
                default -> throw new EditFault(Flaw.ACT_UNKNOWN);
            }
            return Response.seeOther(URI.create("/console/phones/" + phone.plain()))
                    .build();
        } catch (EditFault e) {
            return frames.conflict(
                    frames.words().refused(e.complaint(), e.says(frames.words().language())),
                    e.remedy(frames.words().language()));
        }
    }

    private void after(MacAddress phone, AuditAct name, Runnable act) {
        String before = views.of(phone).says();
        act.run();
        caller.did(name, phone.toString(), before, views.of(phone).says());
    }

    private MacAddress mac(String text) {
        return MacAddress.parse(text).orElseThrow(() -> new EditFault(Flaw.ACT_WITHOUT_MAC, text));
    }

    private AccessPage page(RoutingContext request) {
        SiteTime face = frames.time();
        Access rule = site.plans().provision().access();
        Instant until = Optional.ofNullable(rule.former())
                .map(FormerFolder::until)
                .filter(end -> end.isAfter(clock.instant()))
                .orElse(null);
        List<AccessPage.Still> still = until == null
                ? List.of()
                : views.inFormerFolder().entrySet().stream()
                        .map(each -> new AccessPage.Still(
                                each.getKey(), MacAddress.of(each.getKey()).plain(), face.show(each.getValue())))
                        .toList();
        return new AccessPage(
                caller.masked(views.folder(
                        Ip4.parse(request.request().connection().remoteAddress().hostAddress()))),
                until == null ? null : face.show(until),
                still,
                rule.window() == null ? null : Phrases.of(rule.window(), face.words()),
                pendingPhones.waiting().stream()
                        .map(pendingPhone -> waiting(pendingPhone, face))
                        .toList(),
                access.movedTogether(),
                adoption(face),
                pendingPhones.trouble() == null
                        ? null
                        : Said.told(pendingPhones.trouble()).says(face.words().language()));
    }

    private AccessPage.Adoption adoption(SiteTime face) {
        Adopt adopt = site.document().provisioning().access().adopt();
        return new AccessPage.Adoption(
                term.isOpen(),
                term.ends().map(face::show).orElse(null),
                term.left().map(left -> Phrases.of(left, face.words())).orElse(null),
                adopt == null ? null : adopt.numbers().toString());
    }

    private AccessPage.Waiting waiting(PendingPhone pendingPhone, SiteTime face) {
        return new AccessPage.Waiting(
                pendingPhone.mac().toString(),
                pendingPhone.mac().plain(),
                phones.find(pendingPhone.mac())
                        .map(phone -> PhoneRow.device(phone, face.words()))
                        .orElse(""),
                pendingPhone.code(),
                face.show(pendingPhone.since()),
                face.show(pendingPhone.seen()));
    }
}
