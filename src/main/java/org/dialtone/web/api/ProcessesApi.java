package org.dialtone.web.api;

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
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Processes;
import org.dialtone.app.Processes.HandOver;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the processes that share the database, and has another one become active. */
@Path("/api/v1/processes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ProcessesApi {

    private static final String UNCHANGED = "Nothing was changed.";

    private final Optional<Processes> processes;
    private final Caller caller;

    @Inject
    ProcessesApi(Optional<Processes> processes, Caller caller) {
        this.processes = processes;
        this.caller = caller;
    }

    /** @param to the name or the id of the process that is to be active; absent: any that is ready */
    public record HandOverWish(String to) {}

    /** @param to the name of the process that becomes active */
    @RegisterForReflection
    public record HandOverJson(String to, String console) {}

    /** Lists them. */
    @GET
    @Operation(
            summary =
                    "The processes that share the database of this one on PostgreSQL: the active one, and those that are ready to take over; a ready one answers this too, without a login. Empty on SQLite")
    public List<ProcessJson> list() {
        return processes.map(ProcessJson::all).orElse(List.of());
    }

    /** Ends this one's being active. */
    @POST
    @Path("handover")
    @RolesAllowed(Right.ADMINISTER)
    @Operation(
            summary =
                    "Has another process become active, and this one start anew to be ready: {\"to\": \"NAME\"}, or {} for any that is ready. Refused (409) where none can")
    public HandOverJson handOver(HandOverWish wish) {
        Processes all = processes.orElseThrow(() ->
                ApiProblem.of(Response.Status.CONFLICT, "this Dialtone shares its database with no other", UNCHANGED));
        Optional<String> to = Optional.ofNullable(wish).map(HandOverWish::to).filter(name -> !name.isBlank());
        return switch (all.handOver(to)) {
            case HandOver.Begun begun -> {
                caller.did(AuditAct.HANDED_OVER, begun.to().name());
                yield new HandOverJson(begun.to().name(), begun.to().console());
            }
            case HandOver.Refused refused -> throw new SaidProblem(409, refused.why(), UNCHANGED);
        };
    }
}
