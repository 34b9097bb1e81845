package org.dialtone.web.console.network;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Conditions;
import org.dialtone.app.DhcpRecipes;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.ScopeProposal;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.UnclearQuestion;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.settings.ItemForms;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows the links, the scopes, other DHCP servers, and the state of the box; and what the server would offer to a
 * phone.
 */
@Path("/console/network")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class NetworkPages {

    private final RogueWatch rogues;
    private final SiteBook site;
    private final Snapshots snapshots;
    private final PhoneOffers offers;
    private final Conditions conditions;
    private final Settings settings;
    private final PageFrames frames;
    private final InstantSource clock;
    private final MachineInterfaces machine;
    private final Caller caller;
    private final LeaseControl leases;
    private final ItemForms forms;
    private final AddressMoves moves;

    @Inject
    NetworkPages(
            RogueWatch rogues,
            SiteBook site,
            Snapshots snapshots,
            PhoneOffers offers,
            Conditions conditions,
            Settings settings,
            PageFrames frames,
            InstantSource clock,
            MachineInterfaces machine,
            Caller caller,
            LeaseControl leases,
            ItemForms forms,
            AddressMoves moves) {
        this.rogues = rogues;
        this.site = site;
        this.snapshots = snapshots;
        this.offers = offers;
        this.conditions = conditions;
        this.settings = settings;
        this.frames = frames;
        this.clock = clock;
        this.machine = machine;
        this.caller = caller;
        this.leases = leases;
        this.forms = forms;
        this.moves = moves;
    }

    /** Shows the page; with a MAC, or a phone's extension or name, also what the server would offer to that phone. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance network(
            @QueryParam("mac") @DefaultValue("") String mac,
            @QueryParam("class") @DefaultValue("") String vendorClass,
            @QueryParam("interface") @DefaultValue("") String link,
            @QueryParam("giaddr") @DefaultValue("") String giaddr) {
        String phone = forms.known(site.document())
                .mac(mac.strip())
                .map(MacAddress::toString)
                .orElse(mac.strip());
        return page(new NetworkPage.Asked(phone, vendorClass.strip(), link.strip(), giaddr.strip()), null, null);
    }

    /** Frees all declined addresses. */
    @POST
    @Path("free-declined")
    @RolesAllowed(Right.OPERATE)
    @Operation(hidden = true)
    public Response freeDeclined() {
        NetworkPage.Asked nothing = new NetworkPage.Asked("", "", "", "");
        try {
            int freed = leases.freeDeclined();
            caller.did(AuditAct.DECLINED_FREED, null, Integer.toString(freed), "0");
            return Response.ok(page(nothing, frames.words().count("attention.free_declined.done", freed), null))
                    .build();
        } catch (LeaseNotStored e) {
            return Response.status(507)
                    .entity(page(nothing, null, e.says(frames.words().language())))
                    .build();
        }
    }

    /** Restarts the phones that don't have their other addresses yet, or leaves them to their renewals. */
    @POST
    @Path("moves")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance move(@FormParam("act") @DefaultValue("leave") String act) {
        boolean starts = act.equals("start");
        int phones = starts ? moves.start() : moves.leave();
        caller.did(starts ? AuditAct.MOVES_STARTED : AuditAct.MOVES_LEFT, phones + " phones");
        String done = frames.words().count(starts ? "network.moves.started" : "network.moves.left", phones);
        return page(new NetworkPage.Asked("", "", "", ""), done, null);
    }

    private TemplateInstance page(NetworkPage.Asked asked, String done, String refused) {
        WhatIf.Answer offer = null;
        String fault = null;
        try {
            offer = asked.isEmpty() ? null : offers.to(asked, frames.words());
        } catch (UnclearQuestion e) {
            fault = e.why().sentence(frames.words().language());
        }
        return NetworkTemplates.network(
                frames.current(),
                new NetworkPage(
                        rogues.standings().stream()
                                .map(standing -> NetworkPage.Link.of(standing, machine, frames.words()))
                                .toList(),
                        scopes(),
                        MoveRow.all(moves.all(), frames.words()),
                        done,
                        refused,
                        snapshots.relays(),
                        NetworkPage.troubles(conditions, frames.words()),
                        asked,
                        offer,
                        fault,
                        frames.addresses(),
                        ScopeProposal.all(site.document(), served()),
                        forms.known(site.document()).phones(),
                        recipes()));
    }

    private List<LocalInterface> served() {
        return settings.interfaces().orElse(site.plans().dhcp().interfaces()).stream()
                .flatMap(name -> machine.find(name).stream())
                .toList();
    }

    private List<NetworkPage.ScopeRow> scopes() {
        List<Scope> scopes = site.plans().dhcp().scopes();
        List<PoolUse> uses = PoolUse.of(scopes, snapshots.leases(), clock.instant());
        List<NetworkPage.ScopeRow> rows = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            rows.add(NetworkPage.ScopeRow.of(scopes.get(i), uses.get(i), frames.words()));
        }
        return rows;
    }

    /**
     * Returns the lines by which another DHCP server sends phones to the box, where the box only listens or another
     * server answers; else null.
     */
    private String recipes() {
        DhcpPlan plan = site.plans().dhcp();
        boolean beside = plan.listening()
                || rogues.standings().stream()
                        .anyMatch(standing -> !standing.others().isEmpty());
        Optional<LocalInterface> link = beside ? served().stream().findFirst() : Optional.empty();
        return link.map(found -> DhcpRecipes.of(site.plans(), found.address(), found.subnet())
                        .text(frames.words().language()))
                .map(caller::masked)
                .orElse(null);
    }
}
