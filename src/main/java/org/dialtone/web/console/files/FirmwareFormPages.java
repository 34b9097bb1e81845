package org.dialtone.web.console.files;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.app.view.FirmwareViews;
import org.dialtone.net.Glob;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.KnownPhone;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.api.FirmwareApi;
import org.dialtone.web.api.FirmwareApi.FirmwareJson;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.edit.FormHandler.Wish;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sets which phones run which firmware, and how it comes to them. */
@Path("/console/firmware")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class FirmwareFormPages {

    private static final String LIST = "/console/firmware";

    private final ObjectEdits edits;
    private final FirmwareApi files;
    private final Fleet fleet;
    private final FirmwareViews phones;
    private final FormHandler handler;
    private final PageFrames frames;

    @Inject
    FirmwareFormPages(
            ObjectEdits edits,
            FirmwareApi files,
            Fleet fleet,
            FirmwareViews phones,
            FormHandler handler,
            PageFrames frames) {
        this.edits = edits;
        this.files = files;
        this.fleet = fleet;
        this.phones = phones;
        this.handler = handler;
        this.frames = frames;
    }

    /** Asks which phones are to run a file. */
    @GET
    @Path("set")
    @Operation(hidden = true)
    public Response set(@QueryParam("file") @DefaultValue("") String file) {
        return handler.show(setting(edits.present(), file));
    }

    private Form setting(PresentSite present, String file) {
        return Form.of(
                        words(),
                        words().say("firmware.set"),
                        LIST + "/set?file=" + escaped(file),
                        LIST,
                        present.revision(),
                        parts(Map.of("file", file, "model", "*"), true))
                .intro(words().say("firmware.set.intro"));
    }

    /** Sets it; phones of a kind that is listed already get the other file. */
    @POST
    @Path("set")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response isSet(@QueryParam("file") @DefaultValue("") String file, MultivaluedMap<String, String> posted) {
        PresentSite present = edits.present();
        Form form = setting(present, file);
        FormInput input = new FormInput(posted);
        RolloutFields way = new RolloutFields(words(), Map.of(), true);
        StepRows steps = steps(Map.of("file", file));
        Map<String, Object> patch = new LinkedHashMap<>(way.patch(form, input));
        patch.remove(StepRows.KEY);
        if (!steps.typed(input).isEmpty()) {
            patch.put(StepRows.KEY, steps.typed(input));
        }
        ObjectName same = ObjectName.of(Group.FIRMWARE, input.text("vendor") + " " + input.text("model"));
        // New firmware of a kind comes to its phones as the former did, and over the same steps.
        same.in(present.site())
                .map(Firmware.class::cast)
                .map(rule -> SiteWriter.tree(rule, false))
                .ifPresent(tree -> List.of("steps", "rollout").stream()
                        .filter(key -> !patch.containsKey(key))
                        .forEach(key -> Optional.ofNullable(tree.get(key)).ifPresent(kept -> patch.put(key, kept))));
        Wish wish = same.in(present.site()).isPresent()
                ? new Wish("change firmware", same, draft -> draft.replace(same, patch), LIST)
                : new Wish("set firmware", null, draft -> draft.add(Group.FIRMWARE, patch), LIST);
        return taken(present, form, posted, wish, way, steps);
    }

    /** Takes a form; what comes in rings is shown in numbers first. */
    private Response taken(
            PresentSite present,
            Form form,
            MultivaluedMap<String, String> posted,
            Wish wish,
            RolloutFields way,
            StepRows steps) {
        FormInput input = new FormInput(posted);
        SiteDraft draft = new SiteDraft(present.site());
        wish.change().accept(draft);
        String plan = ObjectName.of(Group.FIRMWARE, input.text("vendor") + " " + input.text("model"))
                .in(draft.site())
                .filter(_ -> !draft.hasFault())
                .flatMap(rule -> plan((Firmware) rule))
                .orElse(null);
        return handler.take(
                form.intro(plan),
                posted,
                wish.shownFirst(way.isRings(form, input)).at(path -> steps.place(RolloutFields.place(path), input)));
    }

    /** Which phones come when; empty: all at once. */
    private Optional<String> plan(Firmware rule) {
        return Optional.ofNullable(rule.rollout()).map(rollout -> RolloutText.plan(rollout, phones(rule), words()));
    }

    private int phones(Firmware rule) {
        Glob model = new Glob(rule.model());
        return (int) phones.all().stream()
                .filter(phone -> rule.vendor().equals(phone.vendor())
                        && model.matches(Objects.requireNonNullElse(phone.model(), "")))
                .count();
    }

    /** Shows the firmware of one kind of phone to be changed. */
    @GET
    @Path("of/{key}")
    @Operation(hidden = true)
    public Response edit(String key) {
        return with(key, (present, rule) -> handler.show(editing(present, rule)));
    }

    private Form editing(PresentSite present, Firmware rule) {
        return Form.of(
                        words(),
                        words().say(
                                        "firmware.edit",
                                        ObjectName.of(Group.FIRMWARE, rule).key()),
                        address(rule),
                        LIST,
                        present.revision(),
                        parts(SiteWriter.tree(rule, false), false))
                .intro(plan(rule).orElse(null));
    }

    @POST
    @Path("of/{key}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edited(String key, MultivaluedMap<String, String> posted) {
        return with(key, (present, rule) -> {
            Form form = editing(present, rule);
            RolloutFields way = new RolloutFields(words(), SiteWriter.tree(rule, false), false);
            FormInput input = new FormInput(posted);
            StepRows steps = steps(SiteWriter.tree(rule, false));
            Map<String, Object> patch = way.patch(form, input);
            patch.put(StepRows.KEY, steps.typed(input));
            ObjectName name = ObjectName.of(Group.FIRMWARE, rule);
            Wish wish = new Wish("change firmware", name, draft -> draft.patch(name, patch), LIST);
            return taken(present, form, posted, wish, way, steps);
        });
    }

    /** Asks whether phones of one kind are to be told of no firmware any more. */
    @GET
    @Path("of/{key}/delete")
    @Operation(hidden = true)
    public Response delete(String key) {
        return with(key, (present, rule) -> handler.show(deleting(present, rule)));
    }

    private Form deleting(PresentSite present, Firmware rule) {
        return Form.of(
                        words(),
                        words().say(
                                        "firmware.unset",
                                        ObjectName.of(Group.FIRMWARE, rule).key()),
                        address(rule) + "/delete",
                        LIST,
                        present.revision(),
                        List.of())
                .intro(words().say("firmware.unset.intro"))
                .save(words().say("form.delete"));
    }

    @POST
    @Path("of/{key}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response deleted(String key, MultivaluedMap<String, String> posted) {
        return with(key, (present, rule) -> {
            ObjectName name = ObjectName.of(Group.FIRMWARE, rule);
            return handler.take(
                    deleting(present, rule),
                    posted,
                    new Wish("unset firmware", name, draft -> draft.remove(name), LIST));
        });
    }

    private List<FormPart> parts(Map<String, ?> tree, boolean fresh) {
        FieldMaker maker = new FieldMaker(words(), "firmware", tree);
        List<FormField> which = List.of(
                maker.field("vendor", Kind.CHOICE).choices(vendors()).mandatory(),
                maker.field("model", Kind.TEXT).choices(models()).mandatory(),
                maker.field("file", Kind.CHOICE).choices(names(tree)).mandatory(),
                maker.field("version", Kind.TEXT));
        List<FormField> other = List.of(maker.field("more", Kind.LIST));
        return Stream.of(
                        List.of(FormPart.of(null, which)),
                        new RolloutFields(words(), tree, fresh).parts(),
                        List.of(steps(tree).part()),
                        List.of(FormPart.of(words().say("firmware.other"), other)
                                .folded()))
                .flatMap(List::stream)
                .toList();
    }

    private StepRows steps(Map<String, ?> tree) {
        return new StepRows(words(), tree, names(tree));
    }

    private List<Choice> vendors() {
        return Stream.concat(
                        Stream.of(new Choice("", words().say("firmware.vendor.choose"))),
                        fleet.packs().all().stream().map(pack -> new Choice(pack.key(), pack.name())))
                .toList();
    }

    /** All models, and those of the phones that were heard. */
    private List<Choice> models() {
        return Stream.concat(
                        Stream.of("*"),
                        fleet.all().stream()
                                .map(KnownPhone::identity)
                                .filter(Objects::nonNull)
                                .map(Identity::model)
                                .filter(Objects::nonNull)
                                .sorted())
                .distinct()
                .map(Choice::of)
                .toList();
    }

    /** The files of the box, and the one that is named although it isn't there. */
    private List<Choice> names(Map<String, ?> tree) {
        try {
            return Stream.concat(
                            files.files().stream().map(FirmwareJson::name),
                            Stream.of(String.valueOf(tree.get("file"))).filter(name -> !name.isEmpty()))
                    .distinct()
                    .map(Choice::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Firmware rule) {
        return LIST + "/of/" + escaped(ObjectName.of(Group.FIRMWARE, rule).key());
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Response with(String key, BiFunction<PresentSite, Firmware, Response> answer) {
        PresentSite present = edits.present();
        return ObjectName.of(Group.FIRMWARE, key)
                .in(present.site())
                .map(Firmware.class::cast)
                .map(rule -> answer.apply(present, rule))
                .orElseGet(() -> missing(key));
    }

    private Response missing(String key) {
        return frames.missing("firmware.missing", key);
    }

    private Words words() {
        return handler.words();
    }
}
