package org.dialtone.web.console.fields;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Effective;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Levels;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Scope;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.Words;

/**
 * What site and machine have names for, as fields propose it.
 *
 * @param levels the settings of phones that are in force
 */
public record KnownNames(Words words, Site site, Packs packs, MachineInterfaces machine, Levels levels) {

    /** A page holds no longer list; any other phone can be typed. */
    private static final int MOST_PHONES = 200;

    /** Time zones by their usual names. */
    public static List<Choice> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(?!Etc/|SystemV/).*/.*") || zone.equals("UTC"))
                .sorted()
                .map(Choice::of)
                .toList();
    }

    public List<Choice> interfaces() {
        return machine.cards().stream()
                .map(card -> machine.find(card)
                        .map(here -> new Choice(card, here.subnet().toString()))
                        .orElseGet(() -> Choice.of(card)))
                .toList();
    }

    public List<Choice> scopes() {
        return site.dhcp().scopes().stream().map(Scope::name).map(Choice::of).toList();
    }

    public List<Choice> classes() {
        return site.dhcp().classes().stream()
                .map(ClassRule::name)
                .map(Choice::of)
                .toList();
    }

    public List<Choice> vendors() {
        return packs.all().stream()
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .map(pack -> new Choice(pack.key(), pack.name()))
                .toList();
    }

    public List<Choice> vendorsOrAny() {
        return Stream.concat(Stream.of(new Choice("", words.say("class.match.vendor.any"))), vendors().stream())
                .toList();
    }

    public List<Choice> phones() {
        return site.phones().stream()
                .limit(MOST_PHONES)
                .map(phone -> new Choice(phone.mac().toString(), name(phone)))
                .toList();
    }

    /** The settings of phones where the site sets none. */
    public Map<Setting, Found> defaults() {
        return above(Layer.NONE);
    }

    /** The settings of phones where no model and no phone sets one. */
    public Map<Setting, Found> ofSite() {
        return above(levels.site());
    }

    /** The parameters of a vendor's own where no model and no phone sets one. */
    public Map<String, Found> rawOfSite(String vendor) {
        return above(levels.site(), vendor).raw();
    }

    /** The models and phones that set a parameter of their vendor's own, by vendor and name with a dot between. */
    Map<String, List<String>> rawBelow() {
        Map<String, List<String>> below = new HashMap<>();
        site.models()
                .forEach(model ->
                        collect(below, model.layer(), model.vendor(), Objects.toString(model.model(), model.vendor())));
        site.phones()
                .forEach(phone -> collect(
                        below, phone.layer(), phone.vendor(), phone.mac().toString()));
        return below;
    }

    private static void collect(Map<String, List<String>> below, Layer layer, String vendor, String setter) {
        layer.raw()
                .forEach(raw -> below.computeIfAbsent(vendor + "." + raw.key(), _ -> new ArrayList<>())
                        .add(setter));
    }

    private Map<Setting, Found> above(Layer ofSite) {
        return above(ofSite, "").settings();
    }

    private Effective above(Layer ofSite, String vendor) {
        return new Levels(levels.defaults(), ofSite, List.of(), "", levels.numbers()).of(vendor, null, null);
    }

    /** The MAC that a text is, or that of the first phone with this extension or name. */
    public Optional<MacAddress> mac(String text) {
        return MacAddress.parse(text)
                .or(() -> site.extensions().stream()
                        .filter(extension -> extension.number().equals(text)
                                || extension.name().equalsIgnoreCase(text))
                        .flatMap(extension -> site.phones().stream()
                                .filter(phone -> phone.lines().contains(extension.number())))
                        .map(Phone::mac)
                        .findFirst());
    }

    private String name(Phone phone) {
        return phone.lines().isEmpty()
                ? Objects.toString(phone.model(), "")
                : site.extensions().stream()
                        .filter(extension ->
                                extension.number().equals(phone.lines().getFirst()))
                        .findFirst()
                        .map(extension -> extension.name() + ", " + extension.number())
                        .orElse("");
    }

    public List<Choice> contactGroups() {
        return site.phonebook().stream()
                .map(Contact::group)
                .filter(Objects::nonNull)
                .distinct()
                .map(Choice::of)
                .toList();
    }
}
