package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Slice;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallQuery;
import org.dialtone.sip.Call;
import org.dialtone.sip.CallBook;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Lists the calls between phones: those in progress, and the log of those that ended. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class CallsApi {

    private final CallBook calls;
    private final CallLog log;
    private final SiteBook site;

    @Inject
    CallsApi(CallBook calls, CallLog log, SiteBook site) {
        this.calls = calls;
        this.log = log;
        this.site = site;
    }

    /**
     * A call. {@code state} is {@code ringing}, {@code talking}, or how it ended: {@code caller_hung_up},
     * {@code callee_hung_up}, {@code cancelled}, {@code busy}, {@code declined}, {@code no_answer},
     * {@code unreachable}, {@code unknown_number}, {@code failed}, {@code lost}, {@code unknown_end} (the box was down);
     * {@code seconds} is the duration of the talk.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CallJson(
            long id,
            String caller,
            String callerName,
            String called,
            String answeredBy,
            String state,
            Instant started,
            Instant answered,
            Instant ended,
            Long seconds) {

        static CallJson of(Call call) {
            return new CallJson(
                    call.id(),
                    call.caller(),
                    call.callerName(),
                    call.called(),
                    call.answeredBy(),
                    stateOf(call),
                    call.started(),
                    call.answered(),
                    call.ended(),
                    talked(call));
        }
    }

    static String stateOf(Call call) {
        return call.end() != null
                ? call.end().name().toLowerCase(Locale.ROOT)
                : call.answered() == null ? "ringing" : "talking";
    }

    /** How long the talk lasted; null where there was none, or its end is unknown. */
    static Long talked(Call call) {
        return call.ended() == null || call.answered() == null
                ? null
                : Duration.between(call.answered(), call.ended()).toSeconds();
    }

    /** The calls that ring or talk now, oldest first. */
    @GET
    @Operation(
            summary =
                    "The calls that ring or talk now, oldest first: all, or ?page= (from 1) and ?size=. X-Total-Count and Link tell of the other pages")
    @APIResponseSchema(value = CallJson[].class, responseCode = "200")
    public Response live(@QueryParam("page") Integer page, @QueryParam("size") Integer size, @Context UriInfo asked) {
        List<Call> all = calls.live();
        ListPage wanted = ListPage.of(page, size, all.size());
        return wanted.answer(Slice.of(all, wanted.first(), wanted.size()).map(CallJson::of), asked);
    }

    /** The calls that ended, latest first; they survive a restart. */
    @GET
    @Path("log")
    @Operation(
            summary =
                    "The calls that ended, latest first: the last thousand, or ?page= (from 1) and ?size=; ?since= and ?until= (a date, or a time with its zone), ?extension=, ?q= part of a number or name, ?outcome=talked|unanswered|failed, ?sort=started|talked|caller|called, ?reversed=true. X-Total-Count and Link tell of the other pages")
    @APIResponseSchema(value = CallJson[].class, responseCode = "200")
    public Response log(
            @QueryParam("page") Integer page,
            @QueryParam("size") Integer size,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("extension") String extension,
            @QueryParam("q") String text,
            @BeanParam CallTurn turn,
            @Context UriInfo asked) {
        ListPage wanted = ListPage.of(page, size);
        return wanted.answer(
                log.find(turn.strictly(query(since, until, extension, text)), wanted.first(), wanted.size())
                        .map(CallJson::of),
                asked);
    }

    /** The same as a table, without pages. */
    @GET
    @Path("log.csv")
    @Produces("text/csv")
    @Operation(summary = "The calls that ended as CSV; filters and order as for calls/log")
    public Response csv(
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("extension") String extension,
            @QueryParam("q") String text,
            @BeanParam CallTurn turn) {
        StringBuilder csv = new StringBuilder();
        CallSheet.write(log, turn.strictly(query(since, until, extension, text)), csv);
        return Response.ok(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private CallQuery query(String since, String until, String extension, String text) {
        try {
            return CallSearch.of(site, since, until, extension, text);
        } catch (DateTimeException e) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "since or until is no time: " + e.getMessage(),
                    "Give a date, e.g. 2026-11-29, or a time with its zone, e.g. 2026-11-29T08:00:00Z.");
        }
    }
}
