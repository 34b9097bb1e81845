package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Untold;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.phone.Resync.Round;
import org.dialtone.phone.VendorPack;
import org.dialtone.site.model.Complaint;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Asks phones by NOTIFY to fetch their files again or to restart: one phone now, or many phones one after the other.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ResyncApi {

    private final Resync resync;
    private final PhoneViews views;
    private final Fleet fleet;
    private final SiteBook site;
    private final Caller caller;

    @Inject
    ResyncApi(Resync resync, PhoneViews views, Fleet fleet, SiteBook site, Caller caller) {
        this.resync = resync;
        this.views = views;
        this.fleet = fleet;
        this.site = site;
        this.caller = caller;
    }

    /**
     * The NOTIFY that one phone is sent; the phone's journey shows its answer.
     *
     * @param to where the NOTIFY goes; each next address only where the one before failed
     */
    @RegisterForReflection
    public record Told(String mac, String event, List<String> to) {}

    /**
     * The phones to ask: all phones of the site, those of a vendor and perhaps a model, or listed ones.
     *
     * @param vendor    key of the vendor's pack
     * @param perSecond 1 to 50; absent: 2
     */
    @JsonIgnoreProperties(ignoreUnknown = false)
    public record Wish(
            boolean all, String vendor, String model, List<String> macs, boolean reboot, Integer perSecond) {}

    /** A phone that the NOTIFY didn't reach, or that refused it. */
    public record Failure(String mac, String says) {}

    /** The progress of a round; {@code state} is {@code running}, {@code done} or {@code cancelled}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(
            String state,
            boolean reboot,
            int perSecond,
            int total,
            int told,
            int taken,
            List<Failure> failures,
            Instant started,
            Instant ended) {

        static Progress of(Round round) {
            String state = round.cancelled() ? "cancelled" : round.ended() == null ? "running" : "done";
            return new Progress(
                    state,
                    round.purpose() == Purpose.REBOOT,
                    round.perSecond(),
                    round.total(),
                    round.told(),
                    round.taken(),
                    round.failures().entrySet().stream()
                            .map(each -> new Failure(
                                    each.getKey().toString(),
                                    Untold.said(each.getValue()).says()))
                            .sorted((one, other) -> one.mac().compareTo(other.mac()))
                            .toList(),
                    round.started(),
                    round.ended());
        }
    }

    /** Sends a NOTIFY to one phone now. */
    @POST
    @Path("phones/{mac}/resync")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Tells this phone to fetch its files again (SIP NOTIFY check-sync); with ?reboot=true to restart. Its journey shows what came of it")
    public Response resync(String mac, @QueryParam("reboot") boolean reboot) {
        MacAddress wanted = known(mac);
        return switch (resync.tell(wanted, purpose(reboot))) {
            case Resync.Answer.Sent(String event, List<String> to) -> {
                caller.did(AuditAct.PHONE_RESYNCED, wanted.toString(), null, event);
                yield Response.accepted(new Told(wanted.toString(), event, to)).build();
            }
            case Resync.Answer.Refused refused -> {
                Complaint why = Untold.complaint(refused);
                throw ApiProblem.of(
                        Response.Status.CONFLICT, "can't reach " + wanted + ": " + why.says(), why.remedy());
            }
        };
    }

    /** Starts a round over many phones, one after the other. */
    @POST
    @Path("phones/resync")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Tells many phones, one after the other: {\"all\": true}, or {\"vendor\": …, \"model\": …}, or {\"macs\": […]}; perSecond (2) and reboot (false)")
    public Response resyncMany(Wish wish) {
        int pace = wish == null || wish.perSecond() == null ? Resync.GENTLE : wish.perSecond();
        if (pace < 1 || pace > Resync.FASTEST) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "perSecond is 1 to " + Resync.FASTEST + ", not " + pace,
                    "Leave it out for " + Resync.GENTLE + " a second.");
        }
        String vendor = wish == null ? null : wish.vendor();
        if (vendor != null && fleet.packs().get(vendor.toLowerCase(Locale.ROOT)).isEmpty()) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "there is no vendor with the key " + vendor,
                    "Keys are: "
                            + fleet.packs().all().stream().map(VendorPack::key).collect(Collectors.joining(", "))
                            + ".");
        }
        List<MacAddress> macs = chosen(wish);
        if (macs.isEmpty()) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "no phone of the site is meant by this",
                    "Give {\"all\": true}, {\"vendor\": \"yealink\"}, perhaps with a model, or {\"macs\": [\"001565aabbcc\"]}.");
        }
        if (!resync.tellAll(macs, purpose(wish.reboot()), pace)) {
            throw ApiProblem.of(
                    Response.Status.CONFLICT,
                    "a resync of many phones is running already",
                    "Wait for its end (GET phones/resync), or cancel it (DELETE phones/resync).");
        }
        caller.did(
                AuditAct.ROUND_STARTED,
                macs.size() + " phones",
                null,
                purpose(wish.reboot()).key() + ", " + pace + " a second");
        return Response.accepted(progress()).build();
    }

    /** Shows the present round, or the last one. */
    @GET
    @Path("phones/resync")
    @Operation(summary = "How far telling many phones has come, and which failed")
    public Progress progress() {
        return resync.round()
                .map(Progress::of)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "no resync of many phones since the last start",
                        "POST phones/resync begins it."));
    }

    /** Cancels the round. */
    @DELETE
    @Path("phones/resync")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Tells no more phones of this round; those told already stay so")
    public Progress cancel() {
        if (resync.cancel()) {
            caller.did(AuditAct.ROUND_CANCELLED, null);
        }
        return progress();
    }

    private List<MacAddress> chosen(Wish wish) {
        if (wish == null) {
            return List.of();
        }
        if (wish.macs() != null) {
            return wish.macs().stream().map(this::known).distinct().toList();
        }
        Stream<MacAddress> listed = site.plans().provision().phones().values().stream()
                .map(phone -> phone.mac())
                .distinct()
                .sorted();
        return wish.all()
                ? listed.toList()
                : wish.vendor() == null
                        ? List.of()
                        : listed.filter(mac -> fits(mac, wish)).toList();
    }

    private boolean fits(MacAddress mac, Wish wish) {
        return fleet.identity(mac)
                .filter(identity -> identity.vendor().equalsIgnoreCase(wish.vendor()) && fits(identity, wish.model()))
                .isPresent();
    }

    private static boolean fits(Identity identity, String model) {
        return model == null || Objects.requireNonNullElse(identity.model(), "").equalsIgnoreCase(model);
    }

    private MacAddress known(String text) {
        MacAddress mac = ApiProblem.mac(text);
        return views.find(mac).map(PhoneView::mac).orElseThrow(() -> PhonesApi.unknown(mac));
    }

    private static Purpose purpose(boolean reboot) {
        return reboot ? Purpose.REBOOT : Purpose.PROVISION;
    }
}
