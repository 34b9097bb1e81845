package org.dialtone.web.console.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.edit.FormHandler.Wish;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists, adds, changes and deletes scopes, classes, reservations, numbers, entries of the phone book, and models. */
@Path("/console/lists")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class ItemPages {

    private final ObjectEdits edits;
    private final ItemForms forms;
    private final FormHandler handler;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    ItemPages(ObjectEdits edits, ItemForms forms, FormHandler handler, PageFrames frames, Caller caller) {
        this.edits = edits;
        this.forms = forms;
        this.handler = handler;
        this.frames = frames;
        this.caller = caller;
    }

    /** Shows all items of a list, or those that match a text. */
    @GET
    @Path("{list}")
    @RolesAllowed(Right.VIEW)
    @Operation(hidden = true)
    public Response all(String list, @QueryParam("q") @DefaultValue("") String query) {
        return with(
                list,
                group -> Response.ok(SettingsTemplates.items(
                                frames.current(),
                                ItemTable.of(
                                        handler.words(), group, edits.present().site(), query, caller::masked)))
                        .build());
    }

    /**
     * Asks for a new item, or shows the reservation that a device has already.
     *
     * @param asked may propose values by the names of the fields
     */
    @GET
    @Path("{list}/add")
    @Operation(hidden = true)
    public Response add(String list, @Context UriInfo asked) {
        return with(list, group -> {
            PresentSite present = edits.present();
            Map<String, ?> proposed = proposed(present, group, asked);
            ObjectName own = ObjectName.of(Group.RESERVATIONS, String.valueOf(proposed.get("mac")));
            Optional<Object> item = group == Group.RESERVATIONS ? own.in(present.site()) : Optional.empty();
            return handler.show(item.map(found -> forms.editing(present, own, SiteWriter.tree(found, false)))
                    .orElseGet(() -> forms.adding(present, group, proposed)));
        });
    }

    private Map<String, ?> proposed(PresentSite present, Group group, UriInfo asked) {
        return forms.proposed(present.site(), group, new FormInput(asked.getQueryParameters()));
    }

    /** Adds an item. */
    @POST
    @Path("{list}/add")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response added(String list, @Context UriInfo asked, MultivaluedMap<String, String> posted) {
        return with(list, group -> {
            PresentSite present = edits.present();
            Map<String, ?> proposed = proposed(present, group, asked);
            Form form = forms.adding(present, group, proposed);
            ItemForm fields = forms.fields(present.site(), group, proposed);
            FormInput input = new FormInput(posted);
            Wish wish = new Wish(
                    "add " + group.word(),
                    null,
                    draft -> draft.add(group, fields.patch(draft, form, input)),
                    ItemForms.back(group));
            return handler.take(form, posted, wish.at(path -> fields.place(path, input)));
        });
    }

    /** Shows one item to be changed. */
    @GET
    @Path("{list}/edit")
    @Operation(hidden = true)
    public Response edit(String list, @QueryParam("key") String key) {
        return with(
                list,
                key,
                (present, name, item) -> handler.show(forms.editing(present, name, SiteWriter.tree(item, false))));
    }

    /** Changes one item; what names it follows another name. */
    @POST
    @Path("{list}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edited(String list, @QueryParam("key") String key, MultivaluedMap<String, String> posted) {
        return with(list, key, (present, name, item) -> {
            Map<String, Object> tree = SiteWriter.tree(item, false);
            Form form = forms.editing(present, name, tree);
            ItemForm fields = forms.fields(present.site(), name.group(), tree);
            FormInput input = new FormInput(posted);
            Wish wish = new Wish(
                    "edit " + name.group().word(),
                    name,
                    draft -> draft.patch(name, fields.patch(draft, form, input)),
                    ItemForms.back(name.group()));
            return handler.take(form, posted, wish.at(path -> fields.place(path, input)));
        });
    }

    /** Asks whether an item is to go. */
    @GET
    @Path("{list}/delete")
    @Operation(hidden = true)
    public Response delete(String list, @QueryParam("key") String key) {
        return with(list, key, (present, name, _) -> handler.show(forms.deleting(present, name)));
    }

    /** Deletes an item. */
    @POST
    @Path("{list}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response deleted(String list, @QueryParam("key") String key, MultivaluedMap<String, String> posted) {
        return with(list, key, (present, name, _) -> {
            Wish wish = new Wish(
                    "delete " + name.group().word(), name, edits.removal(name, false), ItemForms.back(name.group()));
            return handler.take(forms.deleting(present, name), posted, wish);
        });
    }

    @FunctionalInterface
    private interface Page {
        Response of(PresentSite present, ObjectName name, Object item);
    }

    private Response with(String list, Function<Group, Response> answer) {
        return Arrays.stream(Group.values())
                .filter(group -> group.key().equals(list) && ItemForms.LISTS.contains(group))
                .findFirst()
                .map(answer)
                .orElseGet(() -> frames.missing("list.missing", list));
    }

    private Response with(String list, String key, Page page) {
        return with(list, group -> {
            ObjectName name = ObjectName.of(group, key == null ? "" : key);
            PresentSite present = edits.present();
            return name.in(present.site())
                    .map(found -> page.of(present, name, found))
                    .orElseGet(() -> frames.missing("list.gone", ChangeText.object(name.toString(), handler.words())));
        });
    }
}
