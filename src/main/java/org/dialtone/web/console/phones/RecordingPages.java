package org.dialtone.web.console.phones;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.recording.Recordings;
import org.dialtone.net.MacAddress;
import org.dialtone.recorder.Take;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows what is recorded of one phone, to save. */
@Path("/console/phones/{mac}/recording")
@RolesAllowed(Right.VIEW)
public class RecordingPages {

    private final Recordings recordings;
    private final PageFrames frames;

    @Inject
    RecordingPages(Recordings recordings, PageFrames frames) {
        this.recordings = recordings;
        this.frames = frames;
    }

    /**
     * One part of the recording.
     *
     * @param kind the part in words
     * @param boot its number among the boots, oldest first; 0: it is none
     */
    public record TakeRow(String kind, Moment began, int messages, boolean cut, int boot) {}

    /** Lists the parts, oldest first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response show(String mac) {
        Optional<MacAddress> phone = MacAddress.parse(mac);
        if (phone.isEmpty()) {
            return frames.missing("resync.missing", mac);
        }
        return Response.ok(PhoneTemplates.recording(
                        frames.current(), phone.get().plain(), phone.get().toString(), rows(phone.get())))
                .build();
    }

    private List<TakeRow> rows(MacAddress phone) {
        List<TakeRow> rows = new ArrayList<>();
        int boots = 0;
        for (Take take : recordings.takes(phone)) {
            boolean boot = take.kind() == Take.Kind.BOOT;
            boots += boot ? 1 : 0;
            rows.add(new TakeRow(
                    frames.words().say("recording." + take.kind().word()),
                    frames.time().show(take.began()),
                    take.messages().size(),
                    take.cut(),
                    boot ? boots : 0));
        }
        return rows;
    }
}
