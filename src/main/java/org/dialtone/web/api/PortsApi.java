package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.view.AgentView;
import org.dialtone.app.view.AgentViews;
import org.dialtone.app.view.PhoneView;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells which phone is on which port of which relay agent. */
@Path("/api/v1/ports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class PortsApi {

    private final AgentViews agents;

    @Inject
    PortsApi(AgentViews agents) {
        this.agents = agents;
    }

    /**
     * A relay agent (RFC 3046).
     *
     * @param agent  its remote ID, or {@code scope …} where the relays name no agent
     * @param relays the addresses (giaddr) that the relays of these scopes send with
     */
    public record AgentJson(String agent, List<String> scopes, List<String> relays, List<AgentPortJson> ports) {

        static AgentJson of(AgentView agent) {
            return new AgentJson(
                    agent.name(),
                    agent.scopes(),
                    agent.relays().stream().map(Object::toString).toList(),
                    agent.ports().stream().map(AgentPortJson::of).toList());
        }
    }

    /** A port by its circuit ID; null: no relay names one. */
    public record AgentPortJson(String port, List<AtPortJson> phones) {

        static AgentPortJson of(AgentView.PortView port) {
            return new AgentPortJson(
                    port.name(), port.phones().stream().map(AtPortJson::of).toList());
        }
    }

    /** A phone at a port, with its state as in {@code phones}. */
    public record AtPortJson(String mac, String address, List<String> extensions, String state) {

        static AtPortJson of(PhoneView phone) {
            return new AtPortJson(
                    phone.mac().toString(),
                    Objects.toString(phone.address(), null),
                    phone.lines().stream().map(PhoneView.LineView::number).toList(),
                    phone.state().key());
        }
    }

    /** All agents with their ports. */
    @GET
    @Operation(
            summary =
                    "Who is on which port: relay agents by name with their ports and the phones there; phones whose port no relay names are at their scope, port null")
    public List<AgentJson> ports() {
        return agents.all().stream().map(AgentJson::of).toList();
    }
}
