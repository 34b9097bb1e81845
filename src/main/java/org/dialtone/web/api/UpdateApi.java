package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.app.ApplianceUpdates.Refused;
import org.dialtone.app.AuditAct;
import org.dialtone.app.StartProof;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the versions of the appliance, and updates it. */
@Path("/api/v1/update")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class UpdateApi {

    /** Counts from when the answer is written: it must arrive before the network goes down. */
    private static final long RESTART_MILLIS = 1_000;

    private final ApplianceUpdates updates;
    private final StartProof proof;
    private final Vertx vertx;
    private final Caller caller;

    @Inject
    UpdateApi(ApplianceUpdates updates, StartProof proof, Vertx vertx, Caller caller) {
        this.updates = updates;
        this.proof = proof;
        this.vertx = vertx;
        this.caller = caller;
    }

    /**
     * @param state {@code running}, {@code trying} (runs, and is kept once it is well), {@code next} (tried at the next
     *              start), {@code failed} or {@code other}
     */
    @RegisterForReflection
    public record SlotJson(String slot, String version, String serial, String state) {}

    /**
     * How the version that is tried proves itself.
     *
     * @param heard number of phones that were registered before and asked since the start
     * @param back  number of those that have registered again; the version is kept when they are more than half
     * @param kept  whether somebody keeps it
     */
    @RegisterForReflection
    public record TrialJson(String slot, int heard, int back, boolean kept) {}

    /**
     * @param trial absent: no version is tried
     * @param says  the result of the last update, where it is of note; on other machines why there are no slots
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UpdateJson(boolean appliance, List<SlotJson> slots, TrialJson trial, String says) {}

    @GET
    @Operation(
            summary =
                    "The versions in the two slots of the appliance, which of them runs, and what became of the last update")
    public UpdateJson slots() throws IOException {
        try {
            return json(updates.state());
        } catch (Refused e) {
            return new UpdateJson(false, List.of(), null, e.getMessage());
        }
    }

    /** Stores a signed file whole or not at all. */
    @POST
    @RolesAllowed(Right.ADMINISTER)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Updates the appliance; the body is a signed dialtone-VERSION.update. Refused (400) where it is unsigned, foreign, older or damaged. restart=later waits for the next start.")
    public UpdateJson update(
            @QueryParam("restart") @DefaultValue("now") String restart,
            InputStream file,
            @Context RoutingContext request)
            throws IOException {
        if (!List.of("now", "later").contains(restart)) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST, "restart can't be \"" + restart + "\"", "Give now or later.");
        }
        try {
            String says = updates.write(file, line -> Log.infof("update: %s", line));
            caller.did(AuditAct.UPDATE_WRITTEN, null, null, says);
            UpdateJson now = json(updates.state());
            if (restart.equals("now")) {
                request.addEndHandler(_ -> vertx.setTimer(
                        RESTART_MILLIS, _ -> Thread.ofVirtual().name("restart").start(this::restart)));
            }
            return new UpdateJson(
                    true, now.slots(), now.trial(), restart.equals("now") ? says + "; the box starts again now" : says);
        } catch (Refused e) {
            throw problem(e);
        }
    }

    /** Keeps the version that is tried: the box doesn't go back to the one before any more. */
    @POST
    @Path("keep")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(
            summary =
                    "Keeps the version that is tried, whatever phones do. Refused (409) where none is tried, or on another machine")
    public UpdateJson keep() throws IOException {
        try {
            ApplianceUpdates.State state = updates.state();
            if (state.running().equals(state.good())) {
                throw ApiProblem.of(
                        Response.Status.CONFLICT,
                        "no version is tried: slot " + state.running() + " is kept already",
                        "Nothing was changed.");
            }
            proof.keep();
            caller.did(AuditAct.UPDATE_KEPT, "slot " + state.running());
            return json(state);
        } catch (Refused e) {
            throw problem(e);
        }
    }

    private static WebApplicationException problem(Refused refused) {
        return refused.isAppliance()
                ? ApiProblem.of(
                        Response.Status.BAD_REQUEST,
                        refused.getMessage(),
                        "Give a signed dialtone-VERSION.update that is no older than what runs.")
                : ApiProblem.of(Response.Status.CONFLICT, refused.getMessage(), "Nothing was changed.");
    }

    private void restart() {
        try {
            updates.restart();
        } catch (IOException | Refused e) {
            Log.error("the box could not be started again after its update; switch it off and on", e);
        }
    }

    private UpdateJson json(ApplianceUpdates.State state) {
        List<SlotJson> slots = state.slots().stream()
                .map(slot -> new SlotJson(slot.name(), slot.version(), slot.serial(), state(state, slot.name())))
                .toList();
        TrialJson trial = state.running().equals(state.good())
                ? null
                : new TrialJson(state.running(), proof.heard(), proof.back(), proof.isKept());
        return new UpdateJson(true, slots, trial, state.failed() == null ? says(trial) : says(state));
    }

    private static String says(ApplianceUpdates.State state) {
        return ("the update in slot " + state.failed() + " didn't come up; the box went back to slot " + state.running()
                        + ". " + state.why())
                .strip();
    }

    private static String says(TrialJson trial) {
        return trial == null
                ? null
                : "slot " + trial.slot() + " is tried: of " + trial.heard()
                        + " phones that were registered before and asked since the start, " + trial.back()
                        + " have registered again" + (trial.kept() ? "; it is kept" : "");
    }

    private static String state(ApplianceUpdates.State state, String slot) {
        if (slot.equals(state.running())) {
            return slot.equals(state.good()) ? "running" : "trying";
        }
        if (slot.equals(state.next())) {
            return "next";
        }
        return slot.equals(state.failed()) ? "failed" : "other";
    }
}
