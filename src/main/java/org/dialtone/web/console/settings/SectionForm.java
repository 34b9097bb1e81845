package org.dialtone.web.console.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.SiteObjects;
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
 * The fields of one section of the site, and the patch that they make.
 *
 * @param section one of the sections of {@link SiteObjects}
 * @param tree    the section as the site file has it
 */
record SectionForm(Words words, String section, Map<String, ?> tree, KnownNames known) {

    /** Maps of the section that are there with a value only. */
    private static final List<String> INNER = List.of("guards", "adopt");

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "el", "nl", "pt", "pl", "tr");

    List<FormPart> parts() {
        FieldMaker maker = new FieldMaker(words, section, tree);
        return switch (section) {
            case SiteObjects.SITE -> site(maker);
            case SiteObjects.DHCP -> dhcp(maker);
            case SiteObjects.PROVISIONING -> provisioning(maker);
            case SiteObjects.REGISTRAR -> registrar(maker);
            default -> throw new IllegalArgumentException("no section of a site: " + section);
        };
    }

    private List<FormPart> site(FieldMaker maker) {
        return List.of(FormPart.of(
                null,
                List.of(
                        maker.field("name", Kind.TEXT).usual("Dialtone"),
                        maker.field("timezone", Kind.TEXT).usual("UTC").choices(KnownNames.zones()),
                        maker.field("language", Kind.TEXT)
                                .usual("en")
                                .choices(LANGUAGES.stream()
                                        .map(each -> new Choice(each, words.say("language." + each)))
                                        .toList()),
                        maker.field("serverAddress", Kind.ADDRESS),
                        maker.field("ntp", Kind.LIST))));
    }

    private List<FormPart> dhcp(FieldMaker maker) {
        return List.of(
                FormPart.of(
                        null,
                        List.of(
                                choice(maker, "mode", "server", "listen", "off"),
                                maker.field("interfaces", Kind.LIST).origin(cards()),
                                choice(maker, "onOtherServer", "", "refuse", "serve"),
                                maker.field("knownServers", Kind.LIST))),
                new OptionRows(words, tree).part(),
                new OptionRows(words, tree).nested(),
                FormPart.of(
                        words.say("dhcp.more"),
                        List.of(
                                maker.field("automaticOptions", Kind.FLAG),
                                maker.field("deny", Kind.LIST),
                                maker.field("guards.perMacPerSecond", Kind.NUMBER)
                                        .usual("20"),
                                maker.field("guards.circuitShare", Kind.TEXT).usual("50%"))));
    }

    /** The cards of the machine that can be served; null: none is known. */
    private String cards() {
        String cards = known.interfaces().stream()
                .map(card ->
                        card.label().equals(card.value()) ? card.value() : card.value() + " (" + card.label() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return cards.isEmpty() ? null : words.say("dhcp.interfaces.here", cards);
    }

    private List<FormPart> provisioning(FieldMaker maker) {
        return List.of(
                FormPart.of(
                        null,
                        List.of(
                                choice(maker, "unknownPhones", "refuse", "hold", "adopt"),
                                maker.field("adopt.numbers", Kind.TEXT),
                                maker.field("adopt.until", Kind.TEXT),
                                maker.field("adopt.vendors", Kind.LIST))),
                FormPart.of(
                        words.say("provisioning.access"),
                        List.of(
                                choice(maker, "leaseRule", "enforce", "generic", "log"),
                                choice(maker, "placeRule", "", "enforce", "log"),
                                maker.field("window", Kind.DURATION).usual(words.say("provisioning.window.off")))),
                FormPart.of(words.say("provisioning.settings"), new SettingFields(words, tree, known.defaults()).all())
                        .hint(words.say("provisioning.settings.hint")),
                raw().part());
    }

    private List<FormPart> registrar(FieldMaker maker) {
        return List.of(
                FormPart.of(null, List.of(choice(maker, "mode", "builtin", "external"))),
                FormPart.of(
                        words.say("registrar.box"),
                        List.of(
                                maker.field("realm", Kind.TEXT).usual("dialtone"),
                                choice(maker, "leaseRule", "enforce", "log", "off"))),
                FormPart.of(
                        words.say("registrar.pbx"),
                        List.of(
                                maker.field("host", Kind.TEXT),
                                maker.field("port", Kind.NUMBER).usual("5060"),
                                choice(maker, "transport", "udp", "tcp", "tls"))));
    }

    private RawRows raw() {
        return RawRows.ofSite(words, tree, known);
    }

    private FormField choice(FieldMaker maker, String path, String... values) {
        return maker.field(path, Kind.CHOICE)
                .choices(Stream.of(values)
                        .map(value -> new Choice(
                                value, words.say(section + "." + path + "." + (value.isEmpty() ? "usual" : value))))
                        .toList());
    }

    /** The merge patch that was typed; what it can't hold is a fault of the draft. */
    Map<String, Object> patch(SiteDraft draft, Form form, FormInput input) {
        Map<String, Object> patch = new LinkedHashMap<>(input.patch(form));
        INNER.stream()
                .filter(key -> patch.get(key) instanceof Map<?, ?> map
                        && map.values().stream().allMatch(Objects::isNull))
                .forEach(key -> patch.put(key, null));
        if (section.equals(SiteObjects.DHCP)) {
            new OptionRows(words, tree).check(draft, input);
            new OptionRows(words, tree).fill(patch, input);
        }
        if (section.equals(SiteObjects.PROVISIONING)) {
            new PagePassword(input, words).put(draft, patch, PagePassword.kind(tree));
            raw().check(draft, input);
            raw().fill(patch, input);
        }
        if (section.equals(SiteObjects.REGISTRAR)) {
            boolean external = "external".equals(patch.get("mode"));
            (external ? Stream.of("realm", "leaseRule") : Stream.of("host", "port", "transport"))
                    .forEach(key -> patch.put(key, null));
        }
        return patch;
    }

    /** The field that a path of the section is about. */
    String place(String path, FormInput input) {
        return switch (section) {
            case SiteObjects.DHCP -> new OptionRows(words, tree).place(path, input);
            case SiteObjects.PROVISIONING -> raw().place(path, input);
            default -> path;
        };
    }
}
