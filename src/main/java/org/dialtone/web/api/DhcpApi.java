package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.WhatIfQuestion;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.dhcp.WhatIf.Answer;
import org.dialtone.phone.Fleet;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Questions to the DHCP server that change nothing. */
@Path("/api/v1/dhcp")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class DhcpApi {

    private final SiteBook site;
    private final Snapshots snapshots;
    private final Fleet fleet;
    private final InstantSource clock;
    private final MachineInterfaces machine;
    private final Caller caller;

    @Inject
    DhcpApi(
            SiteBook site,
            Snapshots snapshots,
            Fleet fleet,
            InstantSource clock,
            MachineInterfaces machine,
            Caller caller) {
        this.site = site;
        this.snapshots = snapshots;
        this.fleet = fleet;
        this.clock = clock;
        this.machine = machine;
        this.caller = caller;
    }

    /**
     * A phone that might ask for an address; all but {@code mac} may be absent.
     *
     * @param vendorClass option 60
     * @param userClass   option 77
     * @param link        an address or the name of the box's interface
     * @param giaddr      address of a relay agent
     * @param ask         option numbers
     */
    public record PhoneAsking(
            String mac,
            @JsonProperty("class") String vendorClass,
            @JsonProperty("userclass") String userClass,
            @JsonProperty("interface") String link,
            String giaddr,
            List<Integer> ask) {}

    /** What the server would offer to the phone; without an address {@code because} says why not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferJson(
            String scope,
            String vendor,
            List<String> classes,
            String address,
            String because,
            List<WhatIf.Value> options) {

        static OfferJson of(Answer answer) {
            return new OfferJson(
                    answer.scope(),
                    answer.vendor(),
                    answer.classes(),
                    Objects.toString(answer.address(), null),
                    answer.because(),
                    answer.options());
        }
    }

    /** Shows what the server would offer to a phone now, and where each value comes from. */
    @POST
    @Path("what-if")
    @Operation(summary = "What a phone would be offered now, and where each value comes from; changes nothing")
    public OfferJson whatIf(PhoneAsking asking) {
        try {
            PhoneAsking phone = asking == null ? new PhoneAsking(null, null, null, null, null, null) : asking;
            WhatIf.Question question = WhatIfQuestion.of(
                    machine,
                    phone.mac(),
                    phone.vendorClass(),
                    phone.userClass(),
                    phone.link(),
                    phone.giaddr(),
                    phone.ask());
            return OfferJson.of(new WhatIf(site.plans().dhcp(), snapshots.leases(), fleet, clock)
                    .answer(question)
                    .with(caller::masked));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    e.getMessage(),
                    "Give mac, and as far as they matter class, userclass, interface, giaddr, ask.");
        }
    }
}
