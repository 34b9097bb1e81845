package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Locale;
import org.dialtone.app.AuditAct;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.Matter;
import org.dialtone.app.view.Redress;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Lists all that needs an operator. */
@Path("/api/v1/attention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class AttentionApi {

    private final Attention attention;
    private final Caller caller;

    @Inject
    AttentionApi(Attention attention, Caller caller) {
        this.attention = attention;
        this.caller = caller;
    }

    /**
     * Something that needs an operator: an open alarm, with its number, or a phone, with its MAC. {@code urgency} is
     * {@code emergency}, {@code box}, {@code phone_down}, {@code phone_partly}, {@code phone_waits}, {@code stranger},
     * {@code note} or {@code acknowledged}; what isn't known is left out.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MatterJson(
            String urgency,
            Long alarm,
            String mac,
            String event,
            String subject,
            String says,
            String remedy,
            List<String> also,
            Instant since,
            Long count,
            String acknowledgedBy,
            Instant acknowledged,
            List<ActJson> acts) {

        static MatterJson of(Matter matter) {
            EventWords words = EventWords.english();
            boolean alarm = matter.alarm() != null;
            return new MatterJson(
                    matter.urgency().name().toLowerCase(Locale.ROOT),
                    alarm ? matter.alarm().id() : null,
                    alarm ? null : matter.phone().mac().toString(),
                    matter.event().name(),
                    alarm ? matter.alarm().subject() : null,
                    words.says(matter.event(), matter.details()),
                    words.remedy(matter.event(), matter.details()),
                    matter.findings().stream()
                            .skip(1)
                            .map((PhoneFinding finding) -> words.says(finding))
                            .toList(),
                    matter.since(),
                    alarm ? matter.alarm().count() : null,
                    matter.acknowledgedBy(),
                    matter.acknowledged(),
                    matter.acts().stream().map(ActJson::of).toList());
        }
    }

    /** What the box can do about it; {@code on} is a MAC, scope, address or number where it isn't about the phone. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ActJson(String act, String on) {

        static ActJson of(Redress.Act act) {
            return new ActJson(act.word(), act.on());
        }
    }

    /** All of it, worst first. */
    @GET
    @Operation(
            summary = "What needs an operator, worst first: open alarms and hindered phones, each with what the box can"
                    + " do about it; what somebody has acknowledged comes last. The first thousand, or ?page="
                    + " (from 1) and ?size=; X-Total-Count and Link tell of the other pages")
    @APIResponseSchema(value = MatterJson[].class, responseCode = "200")
    public Response all(@QueryParam("page") Integer page, @QueryParam("size") Integer size, @Context UriInfo asked) {
        ListPage wanted = ListPage.of(page, size);
        return wanted.answer(
                attention.look(wanted.first(), wanted.size()).matters().map(MatterJson::of), asked);
    }

    /** Notes that the caller has seen what hinders a phone. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Path("{mac}/acknowledge")
    @Operation(
            summary =
                    "Notes that you have seen what hinders this phone: it counts no longer, until something else hinders"
                            + " it or the same comes back")
    public MatterJson acknowledge(String mac) {
        MacAddress phone = ApiProblem.mac(mac);
        Matter noted = attention
                .acknowledge(phone, caller.actor())
                .orElseThrow(() -> ApiProblem.of(
                        Response.Status.NOT_FOUND,
                        "nothing hinders the phone " + phone,
                        "GET /api/v1/attention shows what needs an operator."));
        caller.did(AuditAct.FINDING_ACKNOWLEDGED, phone + " " + noted.event().name());
        return MatterJson.of(noted);
    }

    /** Takes the note back that somebody has seen what hinders a phone. */
    @DELETE
    @RolesAllowed(Right.OPERATE)
    @Path("{mac}/acknowledge")
    @Operation(summary = "Takes the acknowledgement of what hinders this phone back")
    @APIResponse(responseCode = "204", description = "Taken back")
    public void recall(String mac) {
        MacAddress phone = ApiProblem.mac(mac);
        if (!attention.recall(phone)) {
            throw ApiProblem.of(
                    Response.Status.NOT_FOUND,
                    "nobody has acknowledged what hinders the phone " + phone,
                    "GET /api/v1/attention shows what needs an operator.");
        }
        caller.did(AuditAct.ACKNOWLEDGEMENT_UNDONE, phone.toString());
    }
}
