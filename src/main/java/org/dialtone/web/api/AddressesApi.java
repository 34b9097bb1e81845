package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.app.Clauses;
import org.dialtone.app.DhcpRecipes;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Holding;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows which device holds which address, whoever gave the address, and how another DHCP server sends phones to the
 * box.
 */
@Path("/api/v1/dhcp")
@RolesAllowed(Right.VIEW)
public class AddressesApi {

    private static final int USUAL_PREFIX = 24;

    private final Snapshots snapshots;
    private final SiteBook site;
    private final Settings settings;
    private final MachineInterfaces machine;
    private final Caller caller;

    @Inject
    AddressesApi(Snapshots snapshots, SiteBook site, Settings settings, MachineInterfaces machine, Caller caller) {
        this.snapshots = snapshots;
        this.site = site;
        this.settings = settings;
        this.machine = machine;
        this.caller = caller;
    }

    /** An address and its holder; {@code source} is {@code leased}, {@code set}, {@code heard} or {@code neighbour}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HolderJson(String address, String mac, String source, Instant at) {

        static HolderJson of(Holding holding) {
            return new HolderJson(
                    holding.address().toString(),
                    holding.mac().toString(),
                    holding.source().name().toLowerCase(Locale.ROOT),
                    holding.at());
        }
    }

    /** Lists all holders, by address. */
    @GET
    @Path("holders")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who holds which address, and how that is known, by address")
    public List<HolderJson> holders() {
        return snapshots.holdings().stream().map(HolderJson::of).toList();
    }

    /**
     * A relay; {@code believed} is false for one that its scope doesn't list; {@code listed} is whether that scope
     * lists any.
     */
    public record RelayJson(
            String relay,
            String source,
            String scope,
            boolean listed,
            boolean believed,
            String says,
            long messages,
            Instant last) {

        static RelayJson of(HeardRelay heard) {
            return new RelayJson(
                    heard.relay().toString(),
                    heard.source().toString(),
                    heard.scope(),
                    heard.listed(),
                    heard.believed(),
                    Clauses.why(heard).says(),
                    heard.messages(),
                    heard.last());
        }
    }

    /** Lists the relays, refused ones first. */
    @GET
    @Path("relays")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "DHCP relays heard since the start, and who passed for one: the last 64 that were believed, and the last 64 that weren't")
    public List<RelayJson> relays() {
        return snapshots.relays().stream().map(RelayJson::of).toList();
    }

    /** Returns lines of text; they hold the token, as option 66 does. */
    @GET
    @Path("recipes")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The lines that set option 66 on another DHCP server, for each kind and level")
    public String recipes(@Context RoutingContext request) {
        LocalInterface here =
                here(Ip4.parse(request.request().connection().localAddress().hostAddress())
                        .orElse(Ip4.ANY));
        return caller.masked(
                DhcpRecipes.of(site.plans(), here.address(), here.subnet()).text());
    }

    /** Returns the first interface served, else the interface that the request came to. */
    private LocalInterface here(Ip4 asked) {
        Optional<LocalInterface> served = settings
                .interfaces()
                .orElse(site.plans().dhcp().interfaces())
                .stream()
                .flatMap(name -> machine.find(name).stream())
                .findFirst();
        return served.or(() -> machine.holding(asked)).orElse(new LocalInterface("", asked, USUAL_PREFIX, null));
    }
}
