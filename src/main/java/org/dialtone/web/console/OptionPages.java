package org.dialtone.web.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dialtone.app.ObjectEdits;
import org.dialtone.site.model.Site;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the DHCP options that are set by hand at each level. */
@Path("/console/options")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class OptionPages {

    private final ObjectEdits edits;
    private final ItemForms forms;
    private final FormDesk desk;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    OptionPages(ObjectEdits edits, ItemForms forms, FormDesk desk, PageFrames frames, Caller caller) {
        this.edits = edits;
        this.forms = forms;
        this.desk = desk;
        this.frames = frames;
        this.caller = caller;
    }

    /** Shows all levels. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        Site present = edits.present().site();
        return Templates.options(
                frames.current(),
                OptionsPage.of(desk.words(), present, forms.known(present).phones(), caller::masked));
    }
}
