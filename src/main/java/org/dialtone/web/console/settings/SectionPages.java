package org.dialtone.web.console.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Settings;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.edit.FormHandler.Wish;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Changes the values of the site's sections: the site itself, DHCP, provisioning, and the registrar. */
@Path("/console/settings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class SectionPages {

    private final ObjectEdits edits;
    private final ItemForms forms;
    private final Settings settings;
    private final FormHandler handler;
    private final PageFrames frames;

    @Inject
    SectionPages(ObjectEdits edits, ItemForms forms, Settings settings, FormHandler handler, PageFrames frames) {
        this.edits = edits;
        this.forms = forms;
        this.settings = settings;
        this.handler = handler;
        this.frames = frames;
    }

    /** Shows one section to be changed. */
    @GET
    @Path("{section}")
    @Operation(hidden = true)
    public Response edit(String section) {
        return with(section, (present, name, fields) -> handler.show(form(present, name, fields)));
    }

    private Form form(PresentSite present, ObjectName name, SectionForm fields) {
        Form form = Form.of(
                words(),
                words().say(name.key() + ".edit"),
                "/console/settings/" + name.key(),
                name.key().equals(SiteObjects.DHCP) ? "/console/network" : "/console/site",
                present.revision(),
                fields.parts());
        return name.key().equals(SiteObjects.DHCP)
                ? settings.interfaces()
                        .map(names -> form.intro(words().say("dhcp.interfaces.set", String.join(", ", names))))
                        .orElse(form)
                : form;
    }

    /** Changes one section. */
    @POST
    @Path("{section}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edited(String section, MultivaluedMap<String, String> posted) {
        return with(section, (present, name, fields) -> {
            Form form = form(present, name, fields);
            FormInput input = new FormInput(posted);
            Wish wish = new Wish(
                    "edit " + name.key(),
                    name,
                    draft -> draft.patch(name, fields.patch(draft, form, input)),
                    form.back());
            return handler.take(form, posted, wish.at(path -> fields.place(path, input)));
        });
    }

    @FunctionalInterface
    private interface Page {
        Response of(PresentSite present, ObjectName name, SectionForm fields);
    }

    private Response with(String section, Page page) {
        PresentSite present = edits.present();
        ObjectName name = ObjectName.section(section);
        Optional<Object> values = ObjectName.SECTIONS.contains(section) ? name.in(present.site()) : Optional.empty();
        return values.map(found ->
                        new SectionForm(words(), section, SiteWriter.tree(found, false), forms.known(present.site())))
                .map(fields -> page.of(present, name, fields))
                .orElseGet(() -> frames.missing("settings.missing", section));
    }

    private Words words() {
        return handler.words();
    }
}
