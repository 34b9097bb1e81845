package org.dialtone.web.console.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.fields.KnownNames;
import org.dialtone.web.console.fields.OptionRows;
import org.dialtone.web.console.fields.PagePassword;
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

/**
 * The fields of one scope, class, reservation, number, entry of the phone book or model, and the patch that they make.
 *
 * @param tree  the item as the site file has it; for a new one what is proposed
 * @param known what fields propose
 */
record ItemForm(Words words, Group group, Map<String, ?> tree, KnownNames known) {

    private static final String POOLS = "pools";
    private static final String PROBE = "conflictProbe";
    /** A form has the same rows with what is proposed as without. */
    private static final int LEAST_POOLS = 3;

    List<FormPart> parts() {
        return switch (group) {
            case SCOPES -> scope();
            case CLASSES -> rule();
            case RESERVATIONS -> reservation();
            case NUMBERS -> number();
            case PHONEBOOK -> contact();
            case MODELS -> model();
            case EXTENSIONS, PHONES, FIRMWARE -> throw new IllegalArgumentException("no form of " + group);
        };
    }

    private boolean hasOptions() {
        return group == Group.SCOPES || group == Group.CLASSES || group == Group.RESERVATIONS;
    }

    private OptionRows options() {
        return new OptionRows(words, tree);
    }

    private RawRows raw() {
        return RawRows.of(words, tree, known.rawOfSite(Objects.toString(tree.get("vendor"), "")));
    }

    private FieldMaker maker() {
        return new FieldMaker(words, group.word(), tree);
    }

    private List<FormPart> scope() {
        FieldMaker maker = maker();
        FieldMaker flags = new FieldMaker(words, group.word(), usual());
        FormPart subnet = FormPart.of(
                null,
                List.of(
                        maker.field("name", Kind.TEXT).mandatory(),
                        maker.field("subnet", Kind.ADDRESS).mandatory()));
        FormPart pools = new FormPart(
                words.say("scope.pools.all"),
                words.say("scope.pools.hint"),
                List.of(maker.field("exclude", Kind.LIST)),
                pools(),
                true);
        FormPart leases = FormPart.of(
                words.say("scope.leases"),
                List.of(
                        maker.field("leaseTime", Kind.DURATION).usual("7d"),
                        maker.field("minLeaseTime", Kind.DURATION).usual("60s"),
                        maker.field("maxLeaseTime", Kind.DURATION).usual("30d"),
                        maker.field("renewTime", Kind.DURATION).usual("1h"),
                        maker.field("rebindTime", Kind.DURATION)));
        FormPart link = FormPart.of(
                words.say("scope.link"),
                List.of(
                        maker.field("interface", Kind.TEXT).choices(known.interfaces()),
                        maker.field("relays", Kind.LIST),
                        maker.field("sharedWith", Kind.TEXT).choices(known.scopes()),
                        maker.field("voiceVlan", Kind.NUMBER)));
        FormPart clients = FormPart.of(
                words.say("scope.clients"),
                Stream.concat(
                                Stream.of("phonesOnly", "knownOnly", "authoritative", PROBE, "rapidCommit")
                                        .map(flag -> flags.field(flag, Kind.FLAG)),
                                Stream.of(maker.field("clientKey", Kind.CHOICE)
                                        .choices(List.of(
                                                new Choice("", words.say("scope.clientKey.hardware")),
                                                new Choice("identifier", words.say("scope.clientKey.identifier"))))))
                        .toList());
        return List.of(subnet, pools, options().part(), options().nested(), leases, link, clients);
    }

    private Map<String, Object> usual() {
        Map<String, Object> usual = new HashMap<>(tree);
        usual.putIfAbsent("authoritative", true);
        usual.putIfAbsent(PROBE, true);
        return usual;
    }

    private List<List<FormField>> pools() {
        List<Map<?, ?>> pools = new ArrayList<>();
        for (Object pool : tree.get(POOLS) instanceof List<?> present ? present : List.of()) {
            pools.add(pool instanceof Map<?, ?> map ? map : Map.of("range", pool));
        }
        FieldMaker maker = new FieldMaker(words, "scope", Map.of(POOLS, pools));
        return IntStream.range(0, Math.max(pools.size() + 1, LEAST_POOLS))
                .mapToObj(row -> "pools[" + row + "].")
                .map(row -> List.of(
                        maker.field(row + "range", Kind.ADDRESS),
                        maker.field(row + "class", Kind.TEXT).choices(known.classes())))
                .toList();
    }

    private List<FormPart> rule() {
        FieldMaker maker = maker();
        return List.of(
                FormPart.of(null, List.of(maker.field("name", Kind.TEXT).mandatory())),
                FormPart.of(
                                words.say("class.match.all"),
                                List.of(
                                        maker.field("match.vendorClass", Kind.TEXT),
                                        maker.field("match.userClass", Kind.TEXT),
                                        maker.field("match.oui", Kind.TEXT),
                                        maker.field("match.vendor", Kind.CHOICE).choices(known.vendorsOrAny()),
                                        maker.field("match.circuitId", Kind.TEXT),
                                        maker.field("match.remoteId", Kind.TEXT)))
                        .hint(words.say("class.match.hint")),
                options().part(),
                options().nested());
    }

    private List<FormPart> reservation() {
        FieldMaker maker = maker();
        return List.of(
                FormPart.of(
                        null,
                        List.of(
                                maker.field("mac", Kind.MAC).choices(known.phones()),
                                maker.field("address", Kind.ADDRESS),
                                maker.field("hostname", Kind.TEXT))),
                options().part(),
                options().nested(),
                FormPart.of(
                                words.say("reservation.other"),
                                List.of(maker.field("clientId", Kind.TEXT), maker.field("circuitId", Kind.TEXT)))
                        .folded());
    }

    private List<FormPart> number() {
        FieldMaker maker = maker();
        return List.of(FormPart.of(
                null,
                List.of(
                        maker.field("number", Kind.TEXT).mandatory(),
                        maker.field("name", Kind.TEXT),
                        maker.field("ring", Kind.LIST),
                        maker.field("pickup", Kind.FLAG))));
    }

    private List<FormPart> contact() {
        FieldMaker maker = maker();
        return List.of(FormPart.of(
                null,
                List.of(
                        maker.field("name", Kind.TEXT).mandatory(),
                        maker.field("numbers", Kind.LIST),
                        maker.field("group", Kind.TEXT).choices(known.contactGroups()))));
    }

    private List<FormPart> model() {
        FieldMaker maker = maker();
        return List.of(
                FormPart.of(
                        null,
                        List.of(
                                maker.field("vendor", Kind.CHOICE).choices(known.vendors()),
                                maker.field("model", Kind.TEXT))),
                FormPart.of(words.say("settings.title"), new SettingFields(words, tree, known.ofSite()).all())
                        .hint(words.say("model.settings.hint")),
                raw().part());
    }

    /** The merge patch that was typed; what it can't hold is a fault of the draft. */
    Map<String, Object> patch(SiteDraft draft, Form form, FormInput input) {
        Map<String, Object> patch = new LinkedHashMap<>(input.patch(form));
        if (hasOptions()) {
            options().check(draft, input);
            options().fill(patch, input);
        }
        if (group == Group.MODELS) {
            new PagePassword(input, words).put(draft, patch, PagePassword.kind(tree));
            raw().check(draft, input);
            raw().fill(patch, input);
        }
        if (patch.get(POOLS) instanceof List<?> pools) {
            patch.put(POOLS, pools.stream().map(ItemForm::pool).toList());
        }
        if (!tree.containsKey(PROBE) && "true".equals(patch.get(PROBE))) {
            patch.remove(PROBE);
        }
        return patch;
    }

    private static Object pool(Object pool) {
        return pool instanceof Map<?, ?> map && map.size() == 1 && map.containsKey("range") ? map.get("range") : pool;
    }

    /** The field that a path of the item is about. */
    String place(String path, FormInput input) {
        return hasOptions() ? options().place(path, input) : group == Group.MODELS ? raw().place(path, input) : path;
    }
}
