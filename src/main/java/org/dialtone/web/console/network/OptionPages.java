package org.dialtone.web.console.network;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.UnclearQuestion;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Site;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.fields.KnownNames;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.settings.ItemForms;
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
    private final FormHandler handler;
    private final PageFrames frames;
    private final Caller caller;
    private final PhoneOffers offers;

    @Inject
    OptionPages(
            ObjectEdits edits,
            ItemForms forms,
            FormHandler handler,
            PageFrames frames,
            Caller caller,
            PhoneOffers offers) {
        this.edits = edits;
        this.forms = forms;
        this.handler = handler;
        this.frames = frames;
        this.caller = caller;
        this.offers = offers;
    }

    /** Shows all levels, and what one phone would get of them. @param asked its MAC, extension or name */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@QueryParam("mac") @DefaultValue("") String asked) {
        Site present = edits.present().site();
        KnownNames known = forms.known(present);
        OptionsPage page = OptionsPage.of(handler.words(), present, known.phones(), caller::masked);
        String mac = known.mac(asked.strip()).map(MacAddress::toString).orElse(asked.strip());
        return NetworkTemplates.options(frames.current(), mac.isEmpty() ? page : answered(page, mac));
    }

    private OptionsPage answered(OptionsPage page, String mac) {
        try {
            return page.with(mac, offers.to(new NetworkPage.Asked(mac, "", "", ""), frames.words()), null);
        } catch (UnclearQuestion e) {
            return page.with(mac, null, e.why().sentence(frames.words().language()));
        }
    }
}
