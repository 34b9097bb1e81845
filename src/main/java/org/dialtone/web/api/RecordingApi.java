package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.recording.Recordings;
import org.dialtone.app.recording.Recordings.Masked;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.recorder.Take;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves what a phone and the box last said to each other: as packets, and a boot as a text. */
@Path("/api/v1")
@RolesAllowed(Right.VIEW)
public class RecordingApi {

    private final Recordings recordings;
    private final Caller caller;
    private final BoxClock clock;

    @Inject
    RecordingApi(Recordings recordings, Caller caller, BoxClock clock) {
        this.recordings = recordings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A part of a recording.
     *
     * @param kind     {@code boot}, {@code call} or {@code since}: what else the phone said lately
     * @param messages how many there are
     * @param cut      whether its end was too long to keep
     */
    @RegisterForReflection
    public record TakeJson(String kind, Instant began, int messages, boolean cut) {}

    /** Lists the parts; empty for a phone of which there is none. */
    @GET
    @Path("phones/{mac}/recording")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What is recorded of a phone: its last three boots, and since the box started its last calls and what else"
                            + " it said lately, oldest first")
    public List<TakeJson> list(String mac) {
        return recordings.takes(ApiProblem.mac(mac)).stream().map(this::shown).toList();
    }

    private TakeJson shown(Take take) {
        return new TakeJson(
                take.kind().word(), clock.shown(take.began()), take.messages().size(), take.cut());
    }

    /** Serves all parts as one pcapng file. With its secrets it is for an admin in person, and the audit log tells. */
    @GET
    @Path("phones/{mac}/recording.pcapng")
    @Produces("application/x-pcapng")
    @Operation(
            summary = "The recording as packets for Wireshark and tshark, secrets as stars; names are masked too unless"
                    + " ?names=keep; with ?secrets=true as it was, for an admin alone")
    public Response packets(
            String mac,
            @QueryParam("names") @DefaultValue("mask") String names,
            @QueryParam("secrets") boolean secrets) {
        MacAddress phone = ApiProblem.mac(mac);
        boolean kept = ApiProblem.keepsNames(names);
        if (secrets && !caller.may(Right.ADMIN_PERSON)) {
            throw new ForbiddenException("secrets");
        }
        boolean whole = caller.secrets(secrets, "recording of " + phone);
        Masked masked = whole ? Masked.NOTHING : kept ? Masked.SECRETS : Masked.SECRETS_AND_NAMES;
        byte[] file = recordings.packets(phone, masked).orElseThrow(() -> nothing(phone));
        return download(file, "application/x-pcapng", phone.plain() + ".pcapng");
    }

    /** Serves one boot as a text, which is a test of the phone's pack too. */
    @GET
    @Path("phones/{mac}/capture")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "A boot of a phone as one text, secrets as stars: options, requests, headers, SIP; ?boot=1 is the"
                    + " oldest that is recorded; names are masked too unless ?names=keep")
    public Response capture(
            String mac,
            @QueryParam("boot") @DefaultValue("1") int boot,
            @QueryParam("names") @DefaultValue("mask") String names) {
        MacAddress phone = ApiProblem.mac(mac);
        String text =
                recordings.capture(phone, boot, ApiProblem.keepsNames(names)).orElseThrow(() -> nothing(phone));
        return download(text, "text/plain;charset=UTF-8", "capture-" + phone.plain() + ".txt");
    }

    private static Response download(Object file, String type, String name) {
        return Response.ok(file, type)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static WebApplicationException nothing(MacAddress phone) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "of " + phone + " nothing like that is recorded since the box started",
                "Restart the phone, and ask again; GET /api/v1/phones/" + phone + "/recording lists what there is.");
    }
}
