package org.dialtone.web.console.box;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ApplianceNetwork.Outcome;
import org.dialtone.app.ApplianceNetwork.Standing;
import org.dialtone.app.ApplianceNetwork.Trial;
import org.dialtone.app.Settings;
import org.dialtone.site.EditFault;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Network;
import org.dialtone.web.api.NetworkApi;
import org.dialtone.web.console.box.BoxNetworkPage.NextText;
import org.dialtone.web.console.box.BoxNetworkPage.TrialText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.page.ConsoleFault;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the box's own addresses; tries others on the appliance, and keeps or undoes what is tried. */
@Path(NetworkForm.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMINISTER)
public class BoxNetworkPages {

    private final NetworkApi api;
    private final ApplianceNetwork network;
    private final Settings settings;
    private final PageFrames frames;

    @Inject
    BoxNetworkPages(NetworkApi api, ApplianceNetwork network, Settings settings, PageFrames frames) {
        this.api = api;
        this.network = network;
        this.settings = settings;
        this.frames = frames;
    }

    /** Shows the page. @param from {@code site}: the form begins with the addresses that the site file has */
    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("from") @DefaultValue("") String from) {
        Standing now = standing();
        return now != null && now.differs() && from.equals("site")
                ? page(200, page(now, new NetworkForm(frames.words(), now, now.configured()).form(), null), null, null)
                : page(200, null, null);
    }

    /** Shows what other addresses would do, and tries them where that was shown. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response take(MultivaluedMap<String, String> posted) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> {
            Standing now = standing();
            if (now == null || !now.appliance() || now.trial() != null) {
                return refused(409, frames.words().say("boxnet.notnow"));
            }
            FormInput input = new FormInput(posted);
            NetworkForm fields = new NetworkForm(frames.words(), now, now.inForce());
            Form form = fields.form().filled(input);
            String text = fields.text(form, input);
            Outcome checked = network.check(text);
            if (!checked.ok()) {
                return page(422, page(now, form.refused(checked.findings()), null), null, null);
            }
            NextText next = next(text, checked.findings());
            return input.text("act").equals("save") && input.text("seen").equals(next.seen())
                    ? tried(api.set(false, text))
                    : page(200, page(now, form, next), null, null);
        });
    }

    /** Keeps what is tried, or goes back. */
    @POST
    @Path("decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@FormParam("act") @DefaultValue("") String act) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> switch (act) {
            case "confirm" -> {
                api.confirm();
                yield page(200, frames.words().say("boxnet.kept"), null);
            }
            case "undo" -> {
                api.undo();
                yield page(200, frames.words().say("boxnet.undone"), null);
            }
            default -> refused(409, frames.words().say("page.act"));
        });
    }

    /** The box answers by its old address, and has the new one a second later. */
    private Response tried(Response answer) {
        return answer.getStatus() == 422
                ? refused(422, frames.words().say("boxnet.notnow"))
                : page(200, frames.words().say(answer.getStatus() == 202 ? "boxnet.tried" : "boxnet.same"), null);
    }

    private NextText next(String text, List<Finding> findings) {
        Network wanted = SiteReader.network(text).network();
        List<String> lines = NetworkForm.lines(wanted, frames.words());
        List<String> warnings = findings.stream()
                .map(warning -> FormHandler.sentence(warning, frames.words()))
                .toList();
        return new NextText(
                lines,
                BoxNetworkPage.open(wanted, settings),
                warnings,
                Integer.toHexString((text + warnings).hashCode()));
    }

    /** Null where the appliance's root doesn't answer. */
    private Standing standing() {
        try {
            return network.standing();
        } catch (EditFault e) {
            return null;
        }
    }

    private Response refused(int status, String fault) {
        return page(status, null, fault);
    }

    private Response page(int status, String done, String fault) {
        Standing now = standing();
        return page(status, now == null ? silent() : page(now, null, null), done, fault);
    }

    private BoxNetworkPage silent() {
        return BoxNetworkPage.closed(frames.words().say("boxnet.silent"), List.of());
    }

    private Response page(int status, BoxNetworkPage shown, String done, String fault) {
        return Response.status(status)
                .entity(BoxTemplates.boxnetwork(frames.current(), shown, done, fault))
                .build();
    }

    /** @param form as it was sent; null: with the present values */
    private BoxNetworkPage page(Standing now, Form form, NextText next) {
        if (!now.appliance()) {
            Network site = now.configured();
            return BoxNetworkPage.closed(
                    frames.words().say("boxnet.elsewhere"),
                    site.isEmpty() ? List.of() : NetworkForm.lines(site, frames.words()));
        }
        Form fresh =
                form != null || now.trial() != null ? form : new NetworkForm(frames.words(), now, now.inForce()).form();
        return new BoxNetworkPage(
                null,
                NetworkForm.lines(now.inForce(), frames.words()),
                now.differs() ? NetworkForm.lines(now.configured(), frames.words()) : List.of(),
                now.note(),
                trial(now.trial()),
                next,
                fresh);
    }

    private TrialText trial(Trial trial) {
        return trial == null
                ? null
                : new TrialText(
                        NetworkForm.lines(trial.wanted(), frames.words()),
                        trial.secondsLeft(),
                        BoxNetworkPage.open(trial.wanted(), settings));
    }
}
