package org.dialtone.web.console.numbers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PhoneEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.References;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.edit.FormHandler.Wish;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists the extensions; adds, changes and deletes them. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class ExtensionPages {

    private static final String LIST = "/console/extensions";

    private final ObjectEdits edits;
    private final SiteBook site;
    private final Snapshots snapshots;
    private final FormHandler handler;
    private final PageFrames frames;

    @Inject
    ExtensionPages(ObjectEdits edits, SiteBook site, Snapshots snapshots, FormHandler handler, PageFrames frames) {
        this.edits = edits;
        this.site = site;
        this.snapshots = snapshots;
        this.handler = handler;
        this.frames = frames;
    }

    /** Lists a page of the extensions, or of those asked for. */
    @GET
    @Path("extensions")
    @RolesAllowed(Right.VIEW)
    @Operation(hidden = true)
    public Response all(@BeanParam ExtensionAsk ask) {
        Set<String> registered = site.plans().sip().extensions().keySet().stream()
                .filter(number -> !snapshots.bindings(number).isEmpty())
                .collect(Collectors.toSet());
        Set<String> unlisted = edits.present().site().extensions().stream()
                .filter(extension -> !extension.listed())
                .map(Extension::number)
                .collect(Collectors.toSet());
        return Response.ok(NumberTemplates.extensions(
                        frames.current(),
                        ExtensionTable.of(
                                site.plans().sip().extensions().values(), registered, unlisted, ask, words())))
                .build();
    }

    /** Asks for a new extension. */
    @GET
    @Path("add-extension")
    @Operation(hidden = true)
    public Response add() {
        return handler.show(adding());
    }

    private Form adding() {
        PresentSite present = edits.present();
        String free = PhoneEdits.proposed(present.site()).orElse("");
        FieldMaker maker = new FieldMaker(words(), "extension", Map.of("number", free, "listed", true));
        return Form.of(
                words(),
                words().say("extension.add"),
                "/console/add-extension",
                LIST,
                present.revision(),
                List.of(FormPart.of(null, fields(maker))));
    }

    /** Adds an extension. */
    @POST
    @Path("add-extension")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response added(MultivaluedMap<String, String> posted) {
        Form form = adding();
        Map<String, Object> extension = new FormInput(posted).patch(form);
        return handler.take(
                form, posted, new Wish("add extension", null, draft -> draft.add(Group.EXTENSIONS, extension), LIST));
    }

    /** Shows one extension to be changed; with {@code renew} a new password is proposed. */
    @GET
    @Path("extensions/{number}")
    @Operation(hidden = true)
    public Response edit(String number, @QueryParam("renew") boolean renew) {
        return with(number, (present, extension) -> handler.show(editing(present, extension, renew)));
    }

    private Form editing(PresentSite present, Extension extension, boolean renew) {
        Map<String, Object> tree = new HashMap<>(SiteWriter.tree(extension, false));
        tree.putIfAbsent("listed", true);
        tree.put("renew", renew);
        FieldMaker maker = new FieldMaker(words(), "extension", tree);
        List<FormField> fields = new ArrayList<>(fields(maker));
        fields.add(maker.field("renew", Kind.FLAG));
        return Form.of(
                words(),
                words().say("extension.edit", extension.number()),
                address(extension),
                LIST,
                present.revision(),
                List.of(FormPart.of(null, fields).hint(words().say("extension.number.follow"))));
    }

    private static List<FormField> fields(FieldMaker maker) {
        return List.of(
                maker.field("name", Kind.TEXT),
                maker.field("number", Kind.TEXT).mandatory(),
                maker.field("anywhere", Kind.FLAG),
                maker.field("listed", Kind.FLAG));
    }

    /** Changes one extension; what names it follows another number. */
    @POST
    @Path("extensions/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edited(String number, MultivaluedMap<String, String> posted) {
        return with(number, (present, extension) -> {
            Form form = editing(present, extension, false);
            FormInput input = new FormInput(posted);
            Map<String, Object> patch = input.patch(form);
            patch.remove("renew");
            if (input.isOn("renew")) {
                patch.put("password", edits.freshPassword());
            }
            ObjectName name = ObjectName.of(Group.EXTENSIONS, number);
            return handler.take(
                    form, posted, new Wish("edit extension", name, draft -> draft.patch(name, patch), LIST));
        });
    }

    /** Asks whether an extension is to go, and says who has it. */
    @GET
    @Path("extensions/{number}/delete")
    @Operation(hidden = true)
    public Response delete(String number) {
        return with(number, (present, extension) -> handler.show(deleting(present, extension)));
    }

    private Form deleting(PresentSite present, Extension extension) {
        ObjectName name = ObjectName.of(Group.EXTENSIONS, extension);
        String named = listed(new References(name).in(present.site()));
        return Form.of(
                        words(),
                        words().say("extension.delete", extension.number()),
                        address(extension) + "/delete",
                        LIST,
                        present.revision(),
                        List.of())
                .hidden(Map.of(FormHandler.SHOWN, named))
                .intro(intro(present.site(), name, named))
                .save(words().say("form.delete"));
    }

    private String intro(Site site, ObjectName name, String users) {
        List<ObjectName> rungOnly = PhoneEdits.rungOnly(site, name);
        if (!rungOnly.isEmpty()) {
            return words().say("extension.delete.rung", listed(rungOnly));
        }
        return users.isEmpty() ? words().say("extension.delete.alone") : words().say("extension.delete.intro", users);
    }

    private String listed(List<ObjectName> names) {
        return ChangeText.objects(names, words());
    }

    /** Deletes an extension, and takes it off lines and ring lists. */
    @POST
    @Path("extensions/{number}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response deleted(String number, MultivaluedMap<String, String> posted) {
        return with(number, (present, extension) -> {
            ObjectName name = ObjectName.of(Group.EXTENSIONS, number);
            Wish wish = new Wish("delete extension", name, edits.removal(name, true), LIST);
            return handler.takeAsShown(deleting(present, extension), posted, wish);
        });
    }

    private static String address(Extension extension) {
        return LIST + "/" + URLEncoder.encode(extension.number(), StandardCharsets.UTF_8);
    }

    private Response with(String number, BiFunction<PresentSite, Extension, Response> answer) {
        PresentSite present = edits.present();
        return ObjectName.of(Group.EXTENSIONS, number)
                .in(present.site())
                .map(Extension.class::cast)
                .map(extension -> answer.apply(present, extension))
                .orElseGet(() -> frames.missing("extension.missing", number));
    }

    private Words words() {
        return handler.words();
    }
}
