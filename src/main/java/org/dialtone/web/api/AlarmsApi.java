package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.dialtone.app.AuditAct;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.EventWords;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Lists what an operator must know of or see to, and notes who has seen it. */
@Path("/api/v1/alarms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class AlarmsApi {

    private final Alarms alarms;
    private final Caller caller;

    @Inject
    AlarmsApi(Alarms alarms, Caller caller) {
        this.alarms = alarms;
        this.caller = caller;
    }

    /**
     * An alarm. {@code event} is its id in the catalogue, {@code severity} is {@code info}, {@code warning} or
     * {@code error}; {@code cleared} is absent while it is open, {@code acknowledged} until somebody has seen it.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AlarmJson(
            long id,
            String event,
            String severity,
            String subject,
            String says,
            String remedy,
            Map<String, String> details,
            Instant raised,
            Instant lastSeen,
            long count,
            Instant cleared,
            String acknowledgedBy,
            Instant acknowledged) {

        static AlarmJson of(Alarm alarm) {
            EventWords words = EventWords.english();
            return new AlarmJson(
                    alarm.id(),
                    alarm.event().name(),
                    alarm.event().severity().name().toLowerCase(Locale.ROOT),
                    alarm.subject(),
                    words.says(alarm.event(), alarm.details()),
                    words.remedy(alarm.event(), alarm.details()),
                    alarm.details().texts(),
                    alarm.raised(),
                    alarm.seen(),
                    alarm.count(),
                    alarm.cleared(),
                    alarm.acknowledgedBy(),
                    alarm.acknowledged());
        }
    }

    /** The alarms, latest first. */
    @GET
    @Operation(
            summary =
                    "The alarms, latest first: the last thousand, or ?page= (from 1) and ?size=; ?open=true those that are not over. X-Total-Count and Link tell of the other pages")
    @APIResponseSchema(value = AlarmJson[].class, responseCode = "200")
    public Response all(
            @QueryParam("open") boolean open,
            @QueryParam("page") Integer page,
            @QueryParam("size") Integer size,
            @Context UriInfo asked) {
        ListPage wanted = ListPage.of(page, size);
        return wanted.answer(alarms.find(open, wanted.first(), wanted.size()).map(AlarmJson::of), asked);
    }

    /** Notes that the caller has seen an open alarm. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Path("{id}/acknowledge")
    @Operation(
            summary =
                    "Notes that you have seen this alarm; an emergency call that nobody answered is over with that, other alarms end by themselves")
    public AlarmJson acknowledge(long id) {
        return alarms.acknowledge(id, caller.actor())
                .map(alarm -> {
                    caller.did(AuditAct.ALARM_ACKNOWLEDGED, alarm.event().name() + " " + alarm.subject());
                    return AlarmJson.of(alarm);
                })
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "no open alarm has the number " + id,
                        "GET /api/v1/alarms?open=true shows those that are open."));
    }
}
