package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the interfaces on which the box is to serve DHCP, and which other servers answer there. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class InterfacesApi {

    private final RogueWatch rogues;
    private final MachineInterfaces machine;

    @Inject
    InterfacesApi(RogueWatch rogues, MachineInterfaces machine) {
        this.rogues = rogues;
        this.machine = machine;
    }

    /** A DHCP server that is not this box; {@code offers} is what it would offer to a phone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServerJson(String server, String source, String mac, String offers) {

        static ServerJson of(OtherServer other) {
            return new ServerJson(
                    other.server().toString(),
                    other.source().toString(),
                    Optional.ofNullable(other.mac()).map(MacAddress::toString).orElse(null),
                    other.offers());
        }
    }

    /**
     * An interface; {@code state} is {@code asking}, {@code serving}, {@code silent}, {@code alarm} or {@code absent}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InterfaceJson(
            String name, String mac, String address, String state, String says, List<ServerJson> otherServers) {

        public static InterfaceJson of(Standing standing, MachineInterfaces machine) {
            String name = standing.interfaceName();
            Optional<LocalInterface> here = machine.find(name);
            boolean there = machine.plug(name).isPresent();
            return new InterfaceJson(
                    name,
                    machine.mac(name).map(MacAddress::toString).orElse(null),
                    here.map(found -> found.address() + "/" + found.prefix()).orElse(null),
                    there ? standing.state().name().toLowerCase(Locale.ROOT) : "absent",
                    there ? standing.says() : "there is no such interface now",
                    standing.others().stream().map(ServerJson::of).toList());
        }
    }

    /** Lists all interfaces that are to be served, by name. */
    @GET
    @Path("interfaces")
    @Operation(summary = "The interfaces that DHCP is served on, and other DHCP servers that answer there")
    public List<InterfaceJson> interfaces() {
        return rogues.standings().stream()
                .map(standing -> InterfaceJson.of(standing, machine))
                .toList();
    }
}
