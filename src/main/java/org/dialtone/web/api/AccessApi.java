package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.Adoptions;
import org.dialtone.app.AuditAct;
import org.dialtone.app.MovedTogether;
import org.dialtone.app.PhoneAccess;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.AccessViews;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Decides who gets a phone's file: adoptions, windows, places, and MACs that belong to one phone. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class AccessApi {

    private final AccessViews views;
    private final PhoneAccess access;
    private final Adoptions pendingPhones;
    private final SiteBook site;
    private final Caller caller;

    @Inject
    AccessApi(AccessViews views, PhoneAccess access, Adoptions pendingPhones, SiteBook site, Caller caller) {
        this.views = views;
        this.access = access;
        this.pendingPhones = pendingPhones;
        this.site = site;
        this.caller = caller;
    }

    /** A phone that waits for adoption. */
    public record WaitingJson(String mac, String code, Instant since, Instant seen) {

        static WaitingJson of(PendingPhone pendingPhone, String code) {
            return new WaitingJson(pendingPhone.mac().toString(), code, pendingPhone.since(), pendingPhone.seen());
        }
    }

    /** The phone by {@code code} or {@code mac}; without {@code number} it gets the next free one. */
    public record AdoptWish(String code, String mac, String number) {}

    /**
     * @param made whether the extension was made for the phone
     * @param next how the phone gets its account, in words
     */
    public record Adopted(String mac, String number, boolean made, String next) {}

    /** @param mac the other MAC of the phone */
    public record SameWish(String mac) {}

    /** @param phones number of phones */
    public record Counted(int phones) {}

    /** Shows what decides whether this phone gets its file. */
    @GET
    @Path("phones/{mac}/access")
    @Operation(summary = "A phone's own link, window, place, code, and MACs that may be the same phone")
    public AccessView access(String mac) {
        return shown(ApiProblem.mac(mac));
    }

    /** Lists phones that wait for adoption, the longest waiting first. */
    @GET
    @Path("phones/adopt")
    @Operation(summary = "Phones that wait for an adoption, each with the code on its display")
    public List<WaitingJson> waiting() {
        return pendingPhones.waiting().stream()
                .map(each -> WaitingJson.of(each, code(each.code())))
                .toList();
    }

    /** Adds a waiting phone to the site. */
    @POST
    @Path("phones/adopt")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Adopts a phone by {code} or {mac}, with {number} or the next free extension")
    public Adopted adopt(AdoptWish wish) {
        return EditProblem.or(() -> {
            MacAddress mac = wish != null && wish.mac() != null
                    ? ApiProblem.mac(wish.mac())
                    : pendingPhones.find(wish == null ? null : wish.code());
            Adoptions.Adoption done = pendingPhones.adopt(caller.actor(), mac, wish == null ? null : wish.number());
            caller.did(AuditAct.PHONE_ADOPTED, mac.toString(), null, "extension " + done.number());
            return new Adopted(done.mac().toString(), done.number(), done.made(), done.next());
        });
    }

    /** Removes an adopted phone from the site. */
    @DELETE
    @Path("phones/{mac}/adoption")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary = "Undoes an adoption: the phone leaves the site, and so does the extension that was made for it")
    public AccessView undo(String mac, @HeaderParam("If-Match") String ifMatch) {
        return after(mac, AuditAct.ADOPTION_UNDONE, phone -> pendingPhones.undo(caller.actor(), read(ifMatch), phone));
    }

    /** Declares both MACs to be one phone. */
    @POST
    @Path("phones/{mac}/same")
    @RolesAllowed(Right.SECRETS)
    @Operation(summary = "{mac} is the same phone: the MAC that the site doesn't name joins alsoMacs of the other")
    public AccessView same(String mac, @HeaderParam("If-Match") String ifMatch, SameWish wish) {
        MacAddress other = ApiProblem.mac(wish == null ? null : wish.mac());
        return after(mac, AuditAct.PHONES_JOINED, one -> access.join(caller.actor(), read(ifMatch), one, other));
    }

    /** Allows the phone on the switch port where it is now. */
    @POST
    @Path("phones/{mac}/place")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Accepts the switch port that the phone is on now")
    public AccessView place(String mac) {
        return after(mac, AuditAct.PLACE_ACCEPTED, access::acceptPlace);
    }

    /** Lists the scopes where most phones moved at once. */
    @GET
    @Path("phones/places")
    @Operation(
            summary =
                    "Scopes where most phones are on other switch ports than before: a switch or a relay was replaced,"
                            + " perhaps")
    public List<MovedTogether> moved() {
        return access.movedTogether();
    }

    /** Allows each phone where it is now. */
    @POST
    @Path("phones/places")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary = "Accepts the switch ports that all phones, or those of ?scope=NAME, are on now, after a move or a"
                    + " change of relays")
    public Counted places(@QueryParam("scope") String scope) {
        int phones = EditProblem.or(() -> access.acceptPlaces(scope));
        caller.did(AuditAct.PLACE_ACCEPTED, scope == null ? "all phones" : "scope " + scope, null, phones + " phones");
        return new Counted(phones);
    }

    /** Opens the phone's provisioning window. */
    @POST
    @Path("phones/{mac}/window")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Opens the phone's provisioning window")
    public AccessView open(String mac) {
        return after(mac, AuditAct.WINDOW_OPENED, access::open);
    }

    /** Closes the phone's provisioning window. */
    @DELETE
    @Path("phones/{mac}/window")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Shuts the phone's provisioning window")
    public AccessView shut(String mac) {
        return after(mac, AuditAct.WINDOW_SHUT, access::shut);
    }

    /** Opens the provisioning windows of all phones. */
    @POST
    @Path("phones/window")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Opens the provisioning windows of all phones of the site")
    public Counted openAll() {
        return EditProblem.or(() -> all(AuditAct.WINDOW_OPENED, access.openAll()));
    }

    /** The revision at which the phone was read, or null. */
    private Long read(String ifMatch) {
        return IfMatch.optional(ifMatch).basis(site.revision());
    }

    private interface Act {
        void on(MacAddress mac);
    }

    private AccessView after(String text, AuditAct name, Act act) {
        MacAddress mac = ApiProblem.mac(text);
        return EditProblem.or(() -> {
            String before = views.of(mac).says();
            act.on(mac);
            caller.did(name, mac.toString(), before, views.of(mac).says());
            return shown(mac);
        });
    }

    private Counted all(AuditAct name, int phones) {
        caller.did(name, "all phones", null, phones + " phones");
        return new Counted(phones);
    }

    private AccessView shown(MacAddress mac) {
        AccessView view = views.of(mac);
        return view.shown(caller.masked(view.link()), code(view.code()));
    }

    /** Whoever knows the code makes a phone that waits one of the site's: it is for those who may do that. */
    private String code(String code) {
        return code == null || caller.may(Right.OPERATE) ? code : Caller.MASK;
    }
}
