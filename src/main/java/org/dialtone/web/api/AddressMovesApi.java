package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.AddressMove;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.AuditAct;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows how phones get to the addresses that the site gives them, and restarts them for it. */
@Path("/api/v1/dhcp/moves")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class AddressMovesApi {

    private final AddressMoves moves;
    private final Caller caller;

    @Inject
    AddressMovesApi(AddressMoves moves, Caller caller) {
        this.moves = moves;
        this.caller = caller;
    }

    /** @param counts the number of phones in each state that any is in */
    public record AddressMovesJson(Map<String, Integer> counts, List<AddressMoveJson> moves) {

        static AddressMovesJson of(List<AddressMove> moves) {
            Map<AddressMove.State, Integer> counts = new EnumMap<>(AddressMove.State.class);
            moves.forEach(move -> counts.merge(move.state(), 1, Integer::sum));
            Map<String, Integer> spelled = new TreeMap<>();
            counts.forEach((state, count) -> spelled.put(state.word(), count));
            return new AddressMovesJson(
                    spelled, moves.stream().map(AddressMoveJson::of).toList());
        }
    }

    /** Shows all phones that move. */
    @GET
    @Operation(
            summary =
                    "Phones that the site gives another address than they hold, and how far each is; those that have moved too, until the next change of the site")
    public AddressMovesJson moves() {
        return AddressMovesJson.of(moves.all());
    }

    /** Restarts them. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Restarts the phones that wait for your word, for their renewal, or that stay; those in a call afterwards")
    public AddressMovesJson start() {
        caller.did(AuditAct.MOVES_STARTED, moves.start() + " phones");
        return moves();
    }

    /** Doesn't restart them. */
    @DELETE
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Leaves the phones that weren't restarted yet to move at their next renewal")
    public AddressMovesJson leave() {
        caller.did(AuditAct.MOVES_LEFT, moves.leave() + " phones");
        return moves();
    }
}
