package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.LeaseViews;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.net.Ip4;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows leases and their history, takes over another server's, frees a lease, and reserves an address for its holder. */
@Path("/api/v1/leases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class LeasesApi {

    private final LeaseViews views;
    private final LeaseControl control;
    private final SiteBook site;
    private final Caller caller;

    @Inject
    LeasesApi(LeaseViews views, LeaseControl control, SiteBook site, Caller caller) {
        this.views = views;
        this.control = control;
        this.site = site;
        this.caller = caller;
    }

    /** A holder of an address; {@code until} is when the lease ended or would have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HolderJson(
            String mac, String clientId, String hostname, String state, Instant since, Instant until) {}

    /** How many addresses were freed. */
    public record Freed(int freed) {}

    /** @param address the address to reserve; absent: the address of the lease */
    public record Wish(String address) {}

    /** A reservation that was made, and whether the lease was ended for it. */
    public record Reserved(String mac, String address, boolean released) {}

    /** Lists all leases by address, or those that match the query. */
    @GET
    @Operation(
            summary =
                    "Leases by address; ?scope=NAME, ?state=bound|expired|released|declined, ?q= part of address, MAC, host name, vendor or model")
    public List<LeaseView> leases(
            @QueryParam("scope") String scope, @QueryParam("state") String state, @QueryParam("q") String text) {
        return views.all().stream()
                .filter(lease -> scope == null || scope.equals(lease.scope()))
                .filter(lease -> state == null || state.equals(lease.state()))
                .filter(lease -> text == null || lease.matches(text))
                .toList();
    }

    /** Shows one lease. */
    @GET
    @Path("{address}")
    @Operation(summary = "One lease")
    public LeaseView lease(String address) {
        return views.view(find(address(address)));
    }

    /** Lists everyone who had the address, and when; the present holder first. */
    @GET
    @Path("{address}/history")
    @Operation(summary = "Who had this address when, newest first")
    public List<HolderJson> history(String address) {
        return views.history(address(address)).stream()
                .map(lease -> new HolderJson(
                        lease.mac(), lease.clientId(), lease.hostname(), lease.state(), lease.since(), lease.expires()))
                .toList();
    }

    /**
     * The result of importing a lease file.
     *
     * @param applied whether the leases were taken
     * @param server  whose file it is
     */
    public record LeaseImportJson(boolean applied, String server, long taken, long leftOut, List<LeaseRowJson> rows) {}

    /**
     * One lease of the file; see {@link LeaseFileReview.Row}.
     *
     * @param why empty where it is taken
     */
    public record LeaseRowJson(int line, String address, String mac, boolean taken, String why) {

        static LeaseRowJson of(LeaseFileReview.Row row) {
            String why = row.taken() ? "" : row.why().says();
            return new LeaseRowJson(row.line(), row.address(), row.mac(), row.taken(), why);
        }
    }

    /** Takes over the leases of another DHCP server. */
    @POST
    @Path("import")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Takes over leases by the lease file of Kea (memfile), ISC dhcpd or dnsmasq in the body; with ?dryRun=true only tells what would become of each")
    public LeaseImportJson take(@QueryParam("dryRun") boolean dryRun, byte[] file) {
        LeaseFile read = LeaseFile.read(new String(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> ApiProblem.of(
                        422,
                        "this is no lease file of Kea (memfile), ISC dhcpd or dnsmasq",
                        "Send kea-leases4.csv, dhcpd.leases or dnsmasq.leases as it is."));
        LeaseFileReview outcome = control.take(read, dryRun);
        if (!dryRun) {
            caller.did(AuditAct.LEASES_IMPORTED, outcome.server(), null, outcome.sum());
        }
        return new LeaseImportJson(
                !dryRun,
                outcome.server(),
                outcome.taken(),
                outcome.leftOut(),
                outcome.rows().stream().map(LeaseRowJson::of).toList());
    }

    /** Frees the address now; its holder may use it until it asks again. */
    @DELETE
    @Path("{address}")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Takes the address back: it is free from now on")
    public LeaseView free(String address) {
        Ip4 wanted = address(address);
        Lease freed = control.free(wanted)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "nobody holds " + wanted,
                        "GET /api/v1/leases shows who holds what."));
        caller.did(AuditAct.LEASE_FREED, wanted.toString(), Objects.toString(freed.mac(), null), "free");
        return views.view(freed);
    }

    /** Ends the quarantine of all declined addresses; those that are still in use are found out when they are probed. */
    @POST
    @Path("declined/free")
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Frees all declined addresses in one act; tells how many there were")
    public Freed freeDeclined() {
        int freed = control.freeDeclined();
        caller.did(AuditAct.DECLINED_FREED, null, Integer.toString(freed), "0");
        return new Freed(freed);
    }

    /** Makes a reservation for the holder; where the reservation is of another address, the lease is ended. */
    @POST
    @Path("{address}/reserve")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Reserves this address, or {address}, for its holder, in the site; another address releases this one; If-Match may hold the revision at which it was read")
    public Reserved reserve(String address, @HeaderParam("If-Match") String ifMatch, Wish wish) {
        Lease lease = find(address(address));
        Ip4 wanted = wish == null || wish.address() == null ? lease.address() : address(wish.address());
        Long basis = IfMatch.optional(ifMatch).basis(site.revision());
        Review review = site.reserve(caller.actor(), basis, lease.mac(), wanted);
        review.refused().ifPresent(refusal -> {
            throw new WebApplicationException(RefusedChange.answer(refusal));
        });
        if (!review.ok()) {
            Finding fault = review.fault().orElseThrow();
            throw ApiProblem.of(
                    Response.Status.CONFLICT, wanted + " can't be reserved: " + fault.says(), fault.remedy());
        }
        boolean moves = !wanted.equals(lease.address());
        return new Reserved(
                lease.mac().toString(),
                wanted.toString(),
                moves && control.free(lease.address()).isPresent());
    }

    private Lease find(Ip4 address) {
        return views.at(address)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "no lease of " + address,
                        "GET /api/v1/leases shows who holds what."));
    }

    private static Ip4 address(String text) {
        return Ip4.parse(text)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.BAD_REQUEST,
                        "not an IPv4 address: \"" + text + "\"",
                        "Give four numbers, e.g. 10.66.1.4."));
    }
}
