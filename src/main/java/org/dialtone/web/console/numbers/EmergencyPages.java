package org.dialtone.web.console.numbers;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.sip.EmergencyCheck;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows who would ring for each emergency number, without a call. */
@Path("/console/calls/emergency")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class EmergencyPages {

    private final SiteBook site;
    private final Snapshots snapshots;
    private final PageFrames frames;

    @Inject
    EmergencyPages(SiteBook site, Snapshots snapshots, PageFrames frames) {
        this.site = site;
        this.snapshots = snapshots;
        this.frames = frames;
    }

    /**
     * An emergency number in words.
     *
     * @param style for colour
     * @param alone a warning; null: none is due
     */
    public record Answered(String number, String style, String says, String alone, List<EmergencyCheck.Rung> rung) {

        static Answered of(EmergencyCheck check, Words words) {
            return new Answered(
                    check.number(),
                    switch (check.verdict()) {
                        case RINGS -> "good";
                        case ELSEWHERE -> "off";
                        case NOBODY_ANSWERS, NOBODY_REGISTERED, NOBODY_LISTED -> "bad";
                    },
                    words.say("emergency." + check.verdict().name().toLowerCase(Locale.ROOT)),
                    check.alone().isEmpty() ? null : words.say("emergency.alone", String.join(", ", check.alone())),
                    check.rung());
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show() {
        return NumberTemplates.emergency(
                frames.current(),
                EmergencyCheck.all(site.plans().sip(), snapshots.bindings(), snapshots::pulse).stream()
                        .map(check -> Answered.of(check, frames.words()))
                        .toList());
    }
}
