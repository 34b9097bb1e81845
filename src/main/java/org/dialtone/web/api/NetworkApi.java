package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ApplianceNetwork.Card;
import org.dialtone.app.ApplianceNetwork.Outcome;
import org.dialtone.app.ApplianceNetwork.Standing;
import org.dialtone.app.ApplianceNetwork.Trial;
import org.dialtone.app.AuditAct;
import org.dialtone.app.NetworkLines;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Network;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Changes the box's own addresses, which only the appliance sets: a change is tried, and undone unless it is confirmed.
 */
@Path("/api/v1/network")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class NetworkApi {

    private final ApplianceNetwork network;
    private final Caller caller;

    @Inject
    NetworkApi(ApplianceNetwork network, Caller caller) {
        this.network = network;
        this.caller = caller;
    }

    /** One network card's address, as {@code 10.66.0.1/16}; {@code vlan} absent: untagged. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PortJson(String address, Integer vlan) {}

    /** A route to another subnet. */
    public record RouteJson(String to, String via) {}

    /** A network as PUT takes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NetworkJson(Map<String, PortJson> interfaces, String gateway, List<RouteJson> routes) {

        static NetworkJson of(Network network) {
            Map<String, PortJson> interfaces = new LinkedHashMap<>();
            network.interfaces()
                    .forEach(port -> interfaces.put(
                            port.name(), new PortJson(port.address() + "/" + port.prefix(), port.vlan())));
            return new NetworkJson(
                    interfaces,
                    network.gateway() == null ? null : network.gateway().toString(),
                    network.routes().stream()
                            .map(route -> new RouteJson(
                                    route.to().toString(), route.via().toString()))
                            .toList());
        }
    }

    /** A network card of this machine; {@code link}: a cable leads to a device that is on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CardJson(String name, String mac, boolean link, List<String> addresses) {

        static CardJson of(Card card) {
            return new CardJson(
                    card.name(),
                    Optional.ofNullable(card.mac()).map(MacAddress::toString).orElse(null),
                    card.link(),
                    card.addresses());
        }
    }

    /** A change that is undone unless it is confirmed in time. */
    @RegisterForReflection
    public record TrialJson(NetworkJson network, int secondsLeft) {

        static TrialJson of(Trial trial) {
            return trial == null ? null : new TrialJson(NetworkJson.of(trial.wanted()), trial.secondsLeft());
        }
    }

    /**
     * The present network; {@code inForce} is absent where this machine is no appliance, {@code pending} where no
     * change is tried.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StandingJson(
            boolean appliance,
            NetworkJson configured,
            NetworkJson inForce,
            boolean differs,
            TrialJson pending,
            String note,
            List<CardJson> interfaces) {

        static StandingJson of(Standing standing) {
            return new StandingJson(
                    standing.appliance(),
                    NetworkJson.of(standing.configured()),
                    standing.appliance() ? NetworkJson.of(standing.inForce()) : null,
                    standing.differs(),
                    TrialJson.of(standing.trial()),
                    standing.note(),
                    standing.cards().stream().map(CardJson::of).toList());
        }
    }

    /** The result of a wish; a fault among the findings means that nothing is tried. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OutcomeJson(TrialJson pending, List<FindingJson> findings) {}

    /** Shows the box's network. */
    @GET
    @Operation(
            summary =
                    "The box's own addresses: what the site says, what is in force, the cards, and a change that waits to be confirmed")
    public StandingJson standing() {
        return EditProblem.or(() -> StandingJson.of(network.standing()));
    }

    /** Tries another network, in force a second after the answer; 202, or 200 where it is in force already. */
    @PUT
    @RolesAllowed(Right.ADMINISTER)
    @Operation(
            summary =
                    "Tries this network (JSON or YAML, as under network in the site file) until it is confirmed, for 120 s at most; with ?dryRun=true only checks it")
    public Response set(@QueryParam("dryRun") boolean dryRun, String text) {
        String before = EditProblem.or(() -> lines(network.standing().inForce()));
        Outcome outcome = EditProblem.or(() -> dryRun ? network.check(text) : network.set(caller.actor(), text));
        if (!dryRun && outcome.trial() != null) {
            caller.did(
                    AuditAct.NETWORK_TRIED, null, before, lines(outcome.trial().wanted()));
        }
        return Response.status(!outcome.ok() ? 422 : outcome.trial() == null ? 200 : 202)
                .entity(new OutcomeJson(TrialJson.of(outcome.trial()), FindingJson.of(outcome.findings())))
                .build();
    }

    /** Keeps the network that is tried, and writes it into the site. */
    @POST
    @Path("confirm")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(summary = "Keeps the network that is tried")
    public StandingJson confirm() {
        return settled(AuditAct.NETWORK_KEPT, () -> network.confirm(caller.actor()));
    }

    /** Goes back to the network before, at once. */
    @POST
    @Path("undo")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(summary = "Goes back to the network before the one that is tried")
    public StandingJson undo() {
        return settled(AuditAct.NETWORK_UNDONE, network::undo);
    }

    private StandingJson settled(AuditAct act, Supplier<Standing> change) {
        return EditProblem.or(() -> {
            Standing now = change.get();
            caller.did(act, null, null, lines(now.inForce()));
            return StandingJson.of(now);
        });
    }

    private static String lines(Network network) {
        return network == null ? null : String.join("; ", NetworkLines.of(network));
    }
}
