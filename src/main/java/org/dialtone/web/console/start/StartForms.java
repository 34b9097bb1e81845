package org.dialtone.web.console.start;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.PresentSite;
import org.dialtone.app.ScopeProposal;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.web.console.fields.KnownNames;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The forms of the first start's steps, with what is proposed or was chosen already.
 *
 * @param links the interfaces that could serve phones
 * @param zone  the machine's time zone
 */
record StartForms(Words words, PresentSite present, List<Seen> links, StartDraft draft, String zone) {

    static final String LATER = "later";
    static final String TABLE = "table";
    static final String HOLD = "hold";
    static final String ADOPT = "adopt";

    static final String SCOPE = "scope";
    static final String INTERFACES = "dhcp.interfaces";
    static final String PHONES = "phones";
    static final String CSV = "csv";

    private static final String USUAL_NUMBERS = "200-299";
    private static final Set<String> ALIASES =
            Set.of(SiteObjects.DHCP, SCOPE, SiteObjects.REGISTRAR, SiteObjects.SITE, SiteObjects.PROVISIONING);

    /** The form of a step, as it is opened. */
    Form form(StartStep step) {
        Form form = Form.of(
                        words,
                        words.say("start." + step.word()),
                        step.address(),
                        step.back(),
                        present.revision(),
                        parts(step))
                .also(ALIASES)
                .save(words.say(step == StartStep.SUMMARY ? "start.go" : "start.next"));
        return draft.of(step).map(FormInput::new).map(form::filled).orElse(form);
    }

    /** The values of a step: those that were sent, or else those that its form proposes. */
    FormInput input(StartStep step) {
        return new FormInput(draft.of(step)
                .orElseGet(() -> parts(step).stream()
                        .flatMap(part -> part.fields().stream())
                        .collect(Collectors.toMap(FormField::path, field -> List.of(field.value())))));
    }

    /** The interface that is chosen or proposed, though it may have gone; empty: phones come through relay agents. */
    Optional<Seen> chosen() {
        String name = input(StartStep.INTERFACE).text(INTERFACES);
        return Optional.of(name)
                .filter(each -> !each.isEmpty())
                .map(each -> links.stream()
                        .filter(link -> link.name().equals(each))
                        .findFirst()
                        .orElseGet(() -> new Seen(each, false, List.of(), false, List.of(), null)));
    }

    /** The interfaces to choose from. */
    List<Seen> choices() {
        return Stream.concat(links.stream(), chosen().stream()).distinct().toList();
    }

    private List<FormPart> parts(StartStep step) {
        return switch (step) {
            case INTERFACE -> link();
            case ADDRESSES -> addresses();
            case REGISTRAR -> registrar();
            case PHONES -> phones();
            case SUMMARY -> List.of();
        };
    }

    private FieldMaker maker(String section) {
        Object now = ObjectName.section(section).in(present.site()).orElse(null);
        return new FieldMaker(words, section, now == null ? Map.of() : SiteWriter.tree(now, false), section);
    }

    private List<FormPart> link() {
        FormField field = maker(SiteObjects.DHCP).field("interfaces", Kind.LIST);
        return List.of(FormPart.of(
                null, List.of(field.value().isEmpty() ? field.value(bestLink()) : field.value(first(field)))));
    }

    private static String first(FormField field) {
        return field.value().lines().findFirst().orElse("");
    }

    /** One with an address and a link, where no other server answers, before one where that is not so. */
    private String bestLink() {
        List<Seen> able = links.stream().filter(StartForms::isAble).toList();
        return able.stream()
                .filter(link -> link.others().isEmpty())
                .findFirst()
                .or(() -> able.stream().findFirst())
                .map(Seen::name)
                .orElse("");
    }

    private static boolean isAble(Seen link) {
        return link.carrier() && link.addresses().stream().anyMatch(ScopeProposal::fits);
    }

    private List<FormPart> addresses() {
        Map<String, Object> tree = new HashMap<>(chosen().stream()
                .flatMap(link -> ScopeProposal.all(present.site(), link.addresses()).stream())
                .findFirst()
                .map(ScopeProposal::tree)
                .orElse(Map.of()));
        FieldMaker scope = new FieldMaker(words, SCOPE, tree, SCOPE);
        return List.of(
                FormPart.of(
                        null,
                        List.of(maker(SiteObjects.DHCP)
                                .field("mode", Kind.CHOICE)
                                .label(words.say("start.mode"))
                                .choices(choices("start.mode", "server", "listen")))),
                FormPart.of(
                                words.say("start.scope"),
                                List.of(
                                        scope.field("name", Kind.TEXT).mandatory(),
                                        scope.field("subnet", Kind.ADDRESS).mandatory(),
                                        scope.field("pools", Kind.LIST)
                                                .help(words.say("start.pools.help"))
                                                .mandatory(),
                                        scope.field("options.routers", Kind.ADDRESS)))
                        .hint(words.say("start.scope.hint")));
    }

    private List<FormPart> registrar() {
        FieldMaker maker = maker(SiteObjects.REGISTRAR);
        FormField time = maker(SiteObjects.SITE).field("timezone", Kind.TEXT);
        return List.of(
                FormPart.of(
                        null,
                        List.of(maker.field("mode", Kind.CHOICE)
                                .choices(choices("registrar.mode", "builtin", "external")))),
                FormPart.of(
                                words.say("registrar.pbx"),
                                List.of(
                                        maker.field("host", Kind.TEXT).mandatory(),
                                        maker.field("port", Kind.NUMBER).usual("5060"),
                                        maker.field("transport", Kind.CHOICE)
                                                .choices(choices("registrar.transport", "udp", "tcp", "tls"))))
                        .hint(words.say("start.pbx.hint")),
                FormPart.of(
                        words.say("start.display"),
                        List.of((isUnset(time) && zone.contains("/") ? time.value(zone) : time)
                                .usual("UTC")
                                .choices(KnownNames.zones()))));
    }

    private static boolean isUnset(FormField time) {
        return time.value().isEmpty() || time.value().equals("UTC");
    }

    private List<FormPart> phones() {
        FieldMaker own = new FieldMaker(words, "start", Map.of(PHONES, LATER));
        FormField numbers = maker(SiteObjects.PROVISIONING).field("adopt.numbers", Kind.TEXT);
        return List.of(
                FormPart.of(
                        null,
                        List.of(own.field(PHONES, Kind.CHOICE)
                                .choices(choices("start.phones", LATER, TABLE, HOLD, ADOPT)))),
                FormPart.of(
                                words.say("start.adoption"),
                                List.of((numbers.value().isEmpty() ? numbers.value(USUAL_NUMBERS) : numbers)
                                        .mandatory()))
                        .hint(words.say("start.adoption.hint")),
                FormPart.of(
                                words.say("start.table"),
                                List.of(own.field(CSV, Kind.LIST).mandatory()))
                        .hint(words.say("start.table.hint")));
    }

    private List<Choice> choices(String key, String... values) {
        return Stream.of(values)
                .map(value -> new Choice(value, words.say(key + "." + value)))
                .toList();
    }

    /** The merge patch of one object that a step makes. */
    Map<String, Object> patch(StartStep step, String alias) {
        return new LinkedHashMap<>(input(step).patch(form(step), alias));
    }

    /** The box's own address where phones will be; empty: it has none there. */
    Optional<Ip4> own() {
        return Optional.ofNullable(present.site().site().serverAddress())
                .or(() -> chosen().flatMap(link -> link.addresses().stream().findFirst())
                        .map(LocalInterface::address));
    }
}
