package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dialtone.app.view.UsageHistory;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsageSpan;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells how much the box was used over a day and a month; kept through restarts. */
@Path("/api/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class UsageApi {

    private final UsageHistory usage;

    @Inject
    UsageApi(UsageHistory usage) {
        this.usage = usage;
    }

    /**
     * The use over a step of time that begins at {@code at}: five minutes of a day, an hour of a month.
     *
     * @param registered the fewest phones that were registered
     * @param phones     the phones that the box knew then
     * @param calls      the most calls at one time
     * @param pools      by scope, the most addresses taken
     */
    public record UsageJson(Instant at, long phones, long registered, long calls, List<PoolJson> pools) {

        static UsageJson of(UsagePoint point) {
            return new UsageJson(
                    point.at(),
                    point.phones(),
                    point.registered(),
                    point.calls(),
                    point.pools().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(pool -> new PoolJson(
                                    pool.getKey(),
                                    pool.getValue().taken(),
                                    pool.getValue().total()))
                            .toList());
        }
    }

    /** How many of a scope's addresses were taken. @param total the addresses that may be given out */
    public record PoolJson(String scope, long taken, long total) {}

    /** The points of one span, oldest first. */
    @GET
    @Operation(
            summary =
                    "Phones registered, calls and each pool's use over ?span=day (the default; a point each five minutes) or ?span=month (each hour), oldest first; steps when the box was off are missing")
    public List<UsageJson> usage(@QueryParam("span") @DefaultValue("day") String span) {
        UsageSpan wanted = UsageSpan.of(span)
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.BAD_REQUEST, "there is no span " + span, "span is day or month."));
        return usage.points(wanted).stream().map(UsageJson::of).toList();
    }
}
