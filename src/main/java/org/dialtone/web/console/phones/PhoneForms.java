package org.dialtone.web.console.phones;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PhoneEdits;
import org.dialtone.app.PresentSite;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Effective;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.fields.RawRows;
import org.dialtone.web.console.fields.SettingFields;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/** The forms about phones. */
@ApplicationScoped
class PhoneForms {

    static final String LINE = "line";
    static final String EXTENSION = "extension";
    private static final String PHONE = "phone";

    private final ObjectEdits edits;
    private final SiteBook site;
    private final Fleet fleet;
    private final PhoneViews views;
    private final FormHandler handler;

    @Inject
    PhoneForms(ObjectEdits edits, SiteBook site, Fleet fleet, PhoneViews views, FormHandler handler) {
        this.edits = edits;
        this.site = site;
        this.fleet = fleet;
        this.views = views;
        this.handler = handler;
    }

    /** A form for a new phone. @param mac its MAC where it is known; empty: to be typed or picked */
    Form add(String mac) {
        PresentSite present = edits.present();
        FieldMaker phone = new FieldMaker(words(), PHONE, Map.of("mac", mac));
        FieldMaker extension = new FieldMaker(
                words(),
                EXTENSION,
                Map.of("number", PhoneEdits.proposed(present.site()).orElse("")),
                EXTENSION);
        return Form.of(
                        words(),
                        words().say("phone.add"),
                        "/console/phones/add",
                        "/console/",
                        present.revision(),
                        List.of(
                                FormPart.of(
                                        null,
                                        List.of(
                                                mac(phone),
                                                extension.field("name", Kind.TEXT),
                                                extension
                                                        .field("number", Kind.TEXT)
                                                        .mandatory())),
                                FormPart.of(words().say("phone.kind"), kind(phone, null))
                                        .folded()))
                .also(Set.of(EXTENSION));
    }

    /** A form for one phone of the site. */
    Form edit(PresentSite present, Phone now) {
        Map<String, Object> tree = SiteWriter.tree(now, false);
        FieldMaker phone = new FieldMaker(words(), PHONE, tree);
        List<FormPart> parts = new ArrayList<>();
        List<FormField> names = names(present, now);
        parts.add(FormPart.of(null, names));
        parts.add(FormPart.of(words().say("phone.kind"), kind(phone, now.mac())));
        parts.add(FormPart.of(words().say("phone.lines.all"), List.of(phone.field("lines", Kind.LIST))));
        parts.add(keys(now).part());
        parts.add(FormPart.of(
                        words().say("settings.title"),
                        new SettingFields(words(), tree, wider(now).settings()).all())
                .hint(words().say("settings.hint"))
                .folded());
        parts.add(raw(now).part());
        parts.add(FormPart.of(
                        words().say("phone.other"),
                        List.of(phone.field("alsoMacs", Kind.LIST), phone.field("addresses", Kind.LIST)))
                .folded());
        return Form.of(
                        words(),
                        words().say("phone.edit", now.mac()),
                        address(now) + "/edit",
                        address(now),
                        present.revision(),
                        parts)
                .also(Set.copyOf(aliases(now)))
                .hidden(names.stream().collect(Collectors.toMap(field -> was(field.path()), FormField::value)));
    }

    /** What sends along the name that the page showed. @param path of the field for the name */
    private static String was(String path) {
        return path + ".was";
    }

    /** The places of the lines whose names were changed on the page. */
    static List<Integer> renamed(Phone phone, Form form, FormInput input) {
        Map<String, String> shown = form.filled(input).hidden();
        return IntStream.range(0, phone.lines().size())
                .filter(i -> {
                    String path = aliases(phone).get(i) + ".name";
                    return !input.text(path).equals(shown.getOrDefault(was(path), ""));
                })
                .boxed()
                .toList();
    }

    /** A form for another device in the place of a phone. */
    Form replace(PresentSite present, Phone now) {
        FieldMaker phone = new FieldMaker(words(), PHONE, Map.of());
        return Form.of(
                        words(),
                        words().say("phone.replace", now.mac()),
                        address(now) + "/replace",
                        address(now),
                        present.revision(),
                        List.of(
                                FormPart.of(null, List.of(mac(phone))),
                                FormPart.of(words().say("phone.kind"), kind(phone, null))
                                        .folded()))
                .intro(words().say("phone.replace.intro"))
                .save(words().say("phone.replace.save"));
    }

    /** A page that asks whether a phone is to go, and what with it. */
    Form delete(PresentSite present, Phone now) {
        String others = ChangeText.objects(PhoneEdits.dependents(present.site(), now), words());
        FieldMaker maker = new FieldMaker(words(), "phone.delete", Map.of("dependents", true));
        List<FormField> fields = others.isEmpty()
                ? List.of()
                : List.of(maker.field("dependents", Kind.FLAG).origin(others));
        return Form.of(
                        words(),
                        words().say("phone.delete", now.mac()),
                        address(now) + "/delete",
                        address(now),
                        present.revision(),
                        List.of(FormPart.of(null, fields)))
                .hidden(Map.of(FormHandler.SHOWN, others))
                .intro(words().say("phone.delete.intro"))
                .save(words().say("form.delete"));
    }

    static String address(Phone phone) {
        return "/console/phones/" + phone.mac().plain();
    }

    /** The aliases of a phone's extensions, by line. */
    static List<String> aliases(Phone phone) {
        return IntStream.rangeClosed(1, phone.lines().size())
                .mapToObj(line -> LINE + line)
                .toList();
    }

    private List<FormField> names(PresentSite present, Phone phone) {
        List<FormField> names = new ArrayList<>();
        for (int i = 0; i < phone.lines().size(); i++) {
            String number = phone.lines().get(i);
            String alias = aliases(phone).get(i);
            ObjectName.of(Group.EXTENSIONS, number)
                    .in(present.site())
                    .map(extension -> new FieldMaker(words(), EXTENSION, SiteWriter.tree(extension, false), alias))
                    .map(maker -> maker.field("name", Kind.TEXT).label(words().say("phone.name", number)))
                    .ifPresent(names::add);
        }
        return names;
    }

    /** Devices that were heard and are no phones of the site, those that wait for their adoption first. */
    private FormField mac(FieldMaker phone) {
        List<Choice> heard = views.all().stream()
                .filter(view -> !view.listed())
                .sorted((one, other) -> Boolean.compare(isWaiting(other), isWaiting(one)))
                .map(view -> new Choice(view.mac().toString(), device(view)))
                .toList();
        return phone.field("mac", Kind.MAC).choices(heard).mandatory();
    }

    private static boolean isWaiting(PhoneView view) {
        return view.state() == PhoneState.WAITING;
    }

    private String device(PhoneView view) {
        return Stream.of(PhoneRow.device(view, words()), String.valueOf(view.address()))
                .filter(text -> !text.equals("null"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** @param mac of the phone that the fields are about; null: not known yet */
    private List<FormField> kind(FieldMaker phone, MacAddress mac) {
        Identity learned = mac == null ? null : fleet.identity(mac).orElse(null);
        List<Choice> vendors = new ArrayList<>();
        vendors.add(new Choice("", words().say("phone.vendor.learned")));
        fleet.packs().all().stream()
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .map(pack -> new Choice(pack.key(), pack.name()))
                .forEach(vendors::add);
        return List.of(
                phone.field("vendor", Kind.CHOICE).choices(vendors),
                phone.field("model", Kind.TEXT).usual(learned == null ? null : learned.model()));
    }

    /** The phone's keys. */
    KeyRows keys(Phone now) {
        return new KeyRows(words(), now, SiteWriter.tree(now, false));
    }

    /** The rows of the phone's parameters of its vendor's own. */
    RawRows raw(Phone now) {
        return RawRows.of(words(), SiteWriter.tree(now, false), wider(now).raw());
    }

    /** What the phone's model and the site say, where the phone has nothing of its own. */
    private Effective wider(Phone now) {
        ProvisionPlan plan = site.plans().provision();
        Identity identity = fleet.identity(now.mac()).orElse(null);
        String vendor = now.vendor() != null
                ? now.vendor()
                : fleet.pack(now.mac()).map(VendorPack::key).orElse("");
        String model = now.model() != null || identity == null ? now.model() : identity.model();
        return plan.levels().of(vendor, model, null);
    }

    private Words words() {
        return handler.words();
    }
}
