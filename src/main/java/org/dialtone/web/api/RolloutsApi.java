package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.dialtone.app.AuditAct;
import org.dialtone.app.rollout.RolloutView;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.app.rollout.Standing;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how far new firmware has come, and lets it go on or not. The site file says what is rolled out, and how. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class RolloutsApi {

    private static final Map<String, Standing> ACTS =
            Map.of("pause", Standing.PAUSED, "go-on", Standing.RUNNING, "stop", Standing.STOPPED);

    private static final Map<Standing, AuditAct> AUDITED = Map.of(
            Standing.PAUSED,
            AuditAct.ROLLOUT_PAUSED,
            Standing.RUNNING,
            AuditAct.ROLLOUT_GOES_ON,
            Standing.STOPPED,
            AuditAct.ROLLOUT_STOPPED);

    private final Rollouts rollouts;
    private final Caller caller;

    @Inject
    RolloutsApi(Rollouts rollouts, Caller caller) {
        this.rollouts = rollouts;
        this.caller = caller;
    }

    /**
     * One rollout.
     *
     * @param state   running, done, paused, stopped (by an operator), overdue (it stopped by itself, as phones stayed
     *                out) or known-bad (it waits, as the version is known to be bad)
     * @param waitsFor {@code file}: the file isn't on the box; {@code business-hours}: they are now; absent: neither
     * @param ring    canaries, or the share of this ring
     * @param phones  number of phones of its kind
     * @param told    number of phones that were told and have yet to come back
     * @param runs    number of phones that run it, and are registered
     * @param waiting number of phones that were not told
     * @param out     phones that did not register again with the version in time
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RolloutJson(
            String id,
            String vendor,
            String model,
            String version,
            String file,
            String state,
            String waitsFor,
            String ring,
            int phones,
            int told,
            int runs,
            int waiting,
            List<String> out) {

        static RolloutJson of(RolloutView view) {
            return new RolloutJson(
                    view.id(),
                    view.firmware().vendor(),
                    view.firmware().models().pattern(),
                    view.firmware().version(),
                    view.firmware().file(),
                    view.isDone() ? "done" : view.standing().word(),
                    view.absent() ? "file" : view.busy() ? "business-hours" : null,
                    view.ring() == 0 ? "canaries" : view.firmware().rollout().percent(view.ring()) + "%",
                    view.phones(),
                    view.told(),
                    view.runs(),
                    view.waiting(),
                    view.out().stream().map(MacAddress::toString).toList());
        }
    }

    /** Lists the rollouts of the firmware that the site names, by id. */
    @GET
    @Operation(summary = "How far each rollout of firmware has come: its ring, who runs it, who stayed out")
    public List<RolloutJson> rollouts() {
        return rollouts.all().stream().map(RolloutJson::of).toList();
    }

    /** Pauses a rollout, stops it, or lets it go on. */
    @POST
    @Path("{id}/{act}")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "{act} is pause (nobody new is told), stop (only phones that run it are told) or go-on (without the phones that stayed out)")
    public RolloutJson act(String id, String act) {
        Standing standing = ACTS.get(act);
        if (standing == null) {
            throw ApiProblem.of(Response.Status.NOT_FOUND, "a rollout can't " + act, "Write pause, stop or go-on.");
        }
        RolloutView view = rollouts.act(id, standing)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "there is no rollout " + id,
                        "GET /api/v1/rollouts lists them; the site file names them under firmware."));
        caller.did(AUDITED.get(standing), id, null, view.firmware().version());
        return RolloutJson.of(view);
    }
}
