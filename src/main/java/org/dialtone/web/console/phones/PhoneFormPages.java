package org.dialtone.web.console.phones;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PhoneEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Replacement;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.edit.FormHandler.Wish;
import org.dialtone.web.console.fields.PagePassword;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Adds, changes, replaces and deletes phones of the site. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class PhoneFormPages {

    private final ObjectEdits edits;
    private final PhoneForms forms;
    private final FormHandler handler;
    private final PageFrames frames;
    private final Resync resync;
    private final Replacement replacement;

    @Inject
    PhoneFormPages(
            ObjectEdits edits,
            PhoneForms forms,
            FormHandler handler,
            PageFrames frames,
            Resync resync,
            Replacement replacement) {
        this.edits = edits;
        this.forms = forms;
        this.handler = handler;
        this.frames = frames;
        this.resync = resync;
        this.replacement = replacement;
    }

    /** Asks for a new phone. */
    @GET
    @Path("phones/add")
    @Operation(hidden = true)
    public Response add(@QueryParam("mac") @DefaultValue("") String mac) {
        return handler.show(forms.add(mac));
    }

    /** Adds a phone, and its extension where there is none of this number. */
    @POST
    @Path("phones/add")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response added(MultivaluedMap<String, String> posted) {
        Form form = forms.add("");
        FormInput input = new FormInput(posted);
        String then = MacAddress.parse(input.text("mac"))
                .map(mac -> "/console/phones/" + mac.plain())
                .orElse("/console/");
        String number = input.text("extension.number");
        Wish wish = new Wish("add phone", null, draft -> add(draft, form, input), then)
                .with(List.of(ObjectName.of(Group.EXTENSIONS, number)))
                .shownFirst(PhoneEdits.has(edits.present().site(), number))
                .after(() -> tell(input.text("mac")));
        return handler.take(form, posted, wish);
    }

    private void add(SiteDraft draft, Form form, FormInput input) {
        Map<String, Object> extension = input.patch(form, PhoneForms.EXTENSION);
        Map<String, Object> phone = new HashMap<>(input.patch(form));
        String number = input.text("extension.number");
        if (number.isEmpty()) {
            draft.fault("extension.number", Flaw.PHONE_NUMBER_MISSING);
            return;
        }
        if (!PhoneEdits.has(draft.site(), number)) {
            draft.add(Group.EXTENSIONS, extension, PhoneForms.EXTENSION);
        } else if (input.find("extension.name").isPresent()) {
            draft.patch(ObjectName.of(Group.EXTENSIONS, number), extension, PhoneForms.EXTENSION);
        }
        phone.put("lines", List.of(number));
        draft.add(Group.PHONES, phone);
    }

    /** Has a phone that waits, or that has another phone's file, come for its own. */
    private void tell(String mac) {
        MacAddress.parse(mac).ifPresent(phone -> resync.tell(phone, Resync.Purpose.PROVISION));
    }

    /** Shows one phone of the site to be changed. */
    @GET
    @Path("phones/{mac}/edit")
    @Operation(hidden = true)
    public Response edit(String mac) {
        return with(mac, (present, phone) -> handler.show(forms.edit(present, phone)));
    }

    /** Changes one phone, and the names of its lines. */
    @POST
    @Path("phones/{mac}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edited(String mac, MultivaluedMap<String, String> posted) {
        return with(mac, (present, phone) -> {
            Form form = forms.edit(present, phone);
            FormInput input = new FormInput(posted);
            List<Integer> renamed = PhoneForms.renamed(phone, form, input);
            List<ObjectName> lines = renamed.stream().map(i -> line(phone, i)).toList();
            Consumer<SiteDraft> change = draft -> {
                renamed.forEach(i -> rename(draft, phone, i, form, input));
                edit(draft, phone, form, input);
            };
            Wish wish = wish("edit phone", phone, change).with(lines);
            return handler.take(form, posted, wish.at(path -> forms.raw(phone).place(path, input)));
        });
    }

    private static ObjectName line(Phone phone, int place) {
        return ObjectName.of(Group.EXTENSIONS, phone.lines().get(place));
    }

    private static void rename(SiteDraft draft, Phone phone, int place, Form form, FormInput input) {
        String alias = PhoneForms.aliases(phone).get(place);
        draft.patch(line(phone, place), input.patch(form, alias), alias);
    }

    private void edit(SiteDraft draft, Phone phone, Form form, FormInput input) {
        Map<String, Object> patch = input.patch(form);
        new PagePassword(input, handler.words())
                .put(draft, patch, phone.layer().settings().get(Setting.ADMIN_PASSWORD));
        forms.raw(phone).check(draft, input);
        forms.raw(phone).fill(patch, input);
        forms.keys(phone).fill(patch, input);
        draft.patch(name(phone), patch);
    }

    /** Asks for the device that takes the place of a phone. */
    @GET
    @Path("phones/{mac}/replace")
    @Operation(hidden = true)
    public Response replace(String mac) {
        return with(mac, (present, phone) -> handler.show(forms.replace(present, phone)));
    }

    /** Puts another device in the place of a phone, which keeps lines, keys, settings and reservation. */
    @POST
    @Path("phones/{mac}/replace")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response replaced(String mac, MultivaluedMap<String, String> posted) {
        return with(mac, (present, phone) -> {
            Form form = forms.replace(present, phone);
            FormInput input = new FormInput(posted);
            Optional<MacAddress> successor = MacAddress.parse(input.text("mac"));
            String then =
                    successor.map(other -> "/console/phones/" + other.plain()).orElse("/console/");
            Map<String, Object> device = new HashMap<>(input.patch(form));
            if (successor
                    .filter(other -> !replacement.isOfSameVendor(phone, other))
                    .isPresent()) {
                device.put("raw", null);
            }
            Wish wish = new Wish("replace phone", name(phone), edits.replacement(phone, device), then);
            return handler.take(
                    form, posted, wish.after(() -> successor.ifPresent(other -> replacement.settle(phone, other))));
        });
    }

    /** Asks whether a phone is to go, and what with it. */
    @GET
    @Path("phones/{mac}/delete")
    @Operation(hidden = true)
    public Response delete(String mac) {
        return with(mac, (present, phone) -> handler.show(forms.delete(present, phone)));
    }

    /** Takes a phone out of the site. */
    @POST
    @Path("phones/{mac}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response deleted(String mac, MultivaluedMap<String, String> posted) {
        return with(mac, (present, phone) -> {
            FormInput input = new FormInput(posted);
            Wish wish = new Wish(
                    "delete phone", name(phone), edits.removal(name(phone), input.isOn("dependents")), "/console/");
            return handler.takeAsShown(forms.delete(present, phone), posted, wish);
        });
    }

    private static Wish wish(String act, Phone phone, Consumer<SiteDraft> change) {
        return new Wish(act, name(phone), change, PhoneForms.address(phone));
    }

    private static ObjectName name(Phone phone) {
        return ObjectName.of(Group.PHONES, phone);
    }

    private Response with(String mac, BiFunction<PresentSite, Phone, Response> answer) {
        PresentSite present = edits.present();
        return ObjectName.of(Group.PHONES, mac)
                .in(present.site())
                .map(Phone.class::cast)
                .map(phone -> answer.apply(present, phone))
                .orElseGet(() -> frames.missing("phone.gone", mac));
    }
}
