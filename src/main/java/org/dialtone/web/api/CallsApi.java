package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dialtone.sip.Call;
import org.dialtone.sip.CallBook;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists the calls between phones: those in progress, and the last that ended. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class CallsApi {

    private final CallBook calls;

    @Inject
    CallsApi(CallBook calls) {
        this.calls = calls;
    }

    /**
     * A call. {@code state} is {@code ringing}, {@code talking}, or how it ended: {@code caller_hung_up},
     * {@code callee_hung_up}, {@code cancelled}, {@code busy}, {@code declined}, {@code no_answer},
     * {@code unreachable}, {@code unknown_number}, {@code failed}, {@code lost}; {@code seconds} is the duration of the
     * talk.
     */
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
            String state = call.end() != null
                    ? call.end().name().toLowerCase(Locale.ROOT)
                    : call.answered() == null ? "ringing" : "talking";
            Long seconds = call.ended() == null || call.answered() == null
                    ? null
                    : Duration.between(call.answered(), call.ended()).toSeconds();
            return new CallJson(
                    call.id(),
                    call.caller(),
                    call.callerName(),
                    call.called(),
                    call.answeredBy(),
                    state,
                    call.started(),
                    call.answered(),
                    call.ended(),
                    seconds);
        }
    }

    /** The calls that ring or talk now, oldest first. */
    @GET
    @Operation(summary = "The calls that ring or talk now, oldest first")
    public List<CallJson> live() {
        return calls.live().stream().map(CallJson::of).toList();
    }

    /** The last thousand calls that ended since the start, latest first. */
    @GET
    @Path("log")
    @Operation(summary = "The last thousand calls that ended since the start, latest first")
    public List<CallJson> log() {
        return calls.ended().stream().map(CallJson::of).toList();
    }
}
