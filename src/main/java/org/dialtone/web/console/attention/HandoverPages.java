package org.dialtone.web.console.attention;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.view.Handover;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the handover report, to be printed or saved. */
@Path("/console/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class HandoverPages {

    private final PhoneViews phones;
    private final KnownHolders holders;
    private final PageFrames frames;
    private final InstantSource clock;

    @Inject
    HandoverPages(PhoneViews phones, KnownHolders holders, PageFrames frames, InstantSource clock) {
        this.phones = phones;
        this.holders = holders;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance report() {
        return AttentionTemplates.report(
                frames.current(),
                HandoverTable.of(
                        Handover.of(phones.all(), holders::place),
                        frames.time().show(clock.instant()),
                        frames.words()));
    }
}
