package org.dialtone.web.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.ScopeProposal;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Levels;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.fields.KnownNames;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** The forms of lists and sections: what they show, and the change that they make of what was typed. */
class ItemFormTest {

    private static final Words WORDS = Words.english();
    private static final ObjectName VOICE = ObjectName.of(Group.SCOPES, "voice");
    private static final Site SITE = site("""
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, ntp: [self, 10.66.0.2]}
            dhcp:
              mode: server
              interfaces: [eth0]
              knownServers: [10.66.0.9]
              options: {ntp-servers: [10.66.0.1, 10.66.0.2], 43: {66: "{root}"}}
              deny: ["00:04:13", "00:15:65:00:00:09"]
              scopes:
                - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9, {range: 10.66.2.1-10.66.2.9, class: snom}],
                   exclude: [10.66.1.5], leaseTime: 1d, options: {tftp-server-name: "http://a,b/", 160: x, routers: 10.66.0.254}}
                - {name: hall, subnet: 10.70.0.0/24, conflictProbe: false, phonesOnly: true, voiceVlan: 20,
                   relays: [10.70.0.1, switches], clientKey: identifier, sharedWith: voice}
              classes: [{name: snom, match: {vendorClass: "snom*", vendor: snom}, options: {66: "{root}"}}]
              reservations:
                - {mac: "00:15:65:00:00:01", address: 10.66.0.50, hostname: reception}
                - {circuitId: "0x0102", address: 10.66.0.51}
            provisioning: {window: 30m, adopt: {numbers: 200-299}, settings: {vlan: 10}}
            models: [{vendor: yealink, model: "T4*", settings: {dtmf: info, ntp: [10.66.0.3]}, raw: {a.b: c}}]
            extensions: [{number: "1001", name: Reception}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["1001"]}]
            numbers: [{number: "9", name: Help, ring: ["1001"]}]
            phonebook: [{name: Taxi, numbers: ["030123", "030124"], group: Town}, {name: Taxi, numbers: ["1"]}]
            """);

    private final KnownNames known = new KnownNames(
            WORDS, SITE, TestPacks.packs(), new FakeMachine(List.of("eth0"), null), Levels.plain(null, null));

    private static Site site(String yaml) {
        return SiteReader.read(yaml).document();
    }

    private static Map<String, List<String>> shown(List<FormPart> parts) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        parts.stream()
                .flatMap(part -> Stream.concat(
                        part.fields().stream(), part.rows().stream().flatMap(List::stream)))
                .filter(field -> !field.isFlag() || field.isOn())
                .forEach(field -> shown.put(field.path(), List.of(field.value())));
        return shown;
    }

    private static Form form(List<FormPart> parts) {
        return Form.of(WORDS, "a form", "/here", "/back", 1, parts);
    }

    private ItemForm fields(Group group, Object item) {
        return new ItemForm(WORDS, group, SiteWriter.tree(item, false), known);
    }

    /** The draft after the item's form was sent as it is shown, with these values beside or instead. */
    private SiteDraft sent(Site site, ObjectName name, Map<String, String> typed) {
        ItemForm fields = fields(name.group(), name.in(site).orElseThrow());
        Map<String, List<String>> posted = shown(fields.parts());
        typed.forEach((path, text) -> posted.put(path, List.of(text)));
        FormInput input = new FormInput(posted);
        SiteDraft draft = new SiteDraft(site);
        return draft.patch(name, fields.patch(draft, form(fields.parts()), input));
    }

    @Test
    void aFormThatIsSentAsItWasShownChangesNothing() throws IOException {
        changesNothing(SITE);
        changesNothing(site(Files.readString(Path.of("src/test/resources/site/everything.yaml"))));
    }

    private void changesNothing(Site site) {
        for (Group group : ItemForms.LISTS) {
            SiteObjects.of(site, group).keySet().stream()
                    .map(each ->
                            new ObjectName(group, each.substring(group.word().length() + 1)))
                    .forEach(name -> {
                        SiteDraft draft = sent(site, name, Map.of());
                        assertEquals(List.of(), draft.findings(List.of()), name.toString());
                        assertEquals(site, draft.site(), name.toString());
                    });
        }
        for (String section : ObjectName.SECTIONS) {
            ObjectName name = ObjectName.section(section);
            SectionForm fields = new SectionForm(
                    WORDS, section, SiteWriter.tree(name.in(site).orElseThrow(), false), known);
            FormInput input = new FormInput(shown(fields.parts()));
            SiteDraft draft = new SiteDraft(site);
            draft.patch(name, fields.patch(draft, form(fields.parts()), input));
            assertEquals(List.of(), draft.findings(List.of()), section);
            // The book completes a password that is set by hand and not typed again.
            assertEquals(SiteWriter.write(site, false), SiteWriter.write(draft.site(), false), section);
        }
    }

    @Test
    void optionsAreAddedByNumberOrNameChangedAndRemoved() {
        Site changed = sent(
                        SITE,
                        VOICE,
                        Map.of(
                                "options[0].value", "{root}",
                                "options[1].value", "",
                                "options[3].name", "domain-name-servers",
                                "options[3].value", "10.66.0.1, 10.66.0.2"))
                .site();
        assertEquals(
                Map.of(
                        "tftp-server-name", "{root}",
                        "routers", "10.66.0.254",
                        "domain-name-servers", List.of("10.66.0.1", "10.66.0.2")),
                SiteWriter.tree(VOICE.in(changed).orElseThrow(), false).get("options"));
    }

    @Test
    void aFaultIsAtTheRowThatWasTyped() {
        Map<String, String> typed = Map.of(
                "options[0].name", "",
                "options[0].value", "",
                "options[2].value", "nowhere",
                "options[3].name", "160",
                "options[3].value", "y",
                "options[4].name", "tftp-servername",
                "options[4].value", "x",
                "options[5].value", "z");
        ItemForm fields = fields(Group.SCOPES, VOICE.in(SITE).orElseThrow());
        Map<String, List<String>> posted = shown(fields.parts());
        typed.forEach((path, text) -> posted.put(path, List.of(text)));
        FormInput input = new FormInput(posted);
        List<Finding> findings = sent(SITE, VOICE, typed).findings(List.of()).stream()
                .map(finding -> finding.at(0, 0).on(fields.place(finding.path(), input)))
                .toList();
        Form form = form(fields.parts()).filled(input).refused(findings);
        assertEquals(
                Map.of(
                        "options[2].value", "Option 3",
                        "options[3].name", "160 stan",
                        "options[4].name", "No optio"),
                form.parts().stream()
                        .flatMap(part -> part.rows().stream().flatMap(List::stream))
                        .filter(field -> field.fault() != null)
                        .collect(Collectors.toMap(
                                FormField::path, field -> field.fault().substring(0, 8))));
        assertEquals(
                List.of("options: nothing says which option is \"z\""),
                findings.stream()
                        .map(finding -> finding.path() + ": " + finding.says())
                        .filter(says -> says.startsWith("options: "))
                        .toList());
    }

    @Test
    void aNewScopeIsProposedForAnInterfaceWithoutOne() {
        LocalInterface upper =
                new LocalInterface("eth1", Ip4.of("192.168.7.200"), 24, MacAddress.of("00:15:65:00:00:77"));
        LocalInterface covered =
                new LocalInterface("eth0", Ip4.of("10.66.0.1"), 16, MacAddress.of("00:15:65:00:00:78"));
        LocalInterface loopback = new LocalInterface("lo", Ip4.of("127.0.0.1"), 8, null);
        List<ScopeProposal> proposals = ScopeProposal.all(SITE, List.of(covered, upper, loopback));
        assertEquals(1, proposals.size());
        assertEquals(
                Map.of("name", "eth1", "subnet", "192.168.7.0/24", "pools", List.of("192.168.7.1-192.168.7.127")),
                proposals.getFirst().tree());
        ItemForm fields = new ItemForm(WORDS, Group.SCOPES, proposals.getFirst().tree(), known);
        SiteDraft draft = new SiteDraft(SITE);
        draft.add(Group.SCOPES, fields.patch(draft, form(fields.parts()), new FormInput(shown(fields.parts()))));
        assertFalse(draft.hasFault(), draft.findings(List.of()).toString());
        assertNotEquals(SITE, draft.site());
        assertEquals(
                List.of("upper half"),
                ScopeProposal.all(SITE, List.of(new LocalInterface("e", Ip4.of("192.168.7.9"), 24, upper.mac())))
                        .stream()
                        .map(each -> each.tree().get("pools").equals(List.of("192.168.7.128-192.168.7.254"))
                                ? "upper half"
                                : each.tree().toString())
                        .toList());
    }

    @Test
    void aPbxIsNamedWithoutWhatBelongsToTheBox() {
        ObjectName name = ObjectName.section(SiteObjects.REGISTRAR);
        SectionForm fields =
                new SectionForm(WORDS, name.key(), SiteWriter.tree(name.in(SITE).orElseThrow(), false), known);
        Map<String, List<String>> posted = shown(fields.parts());
        posted.put("mode", List.of("external"));
        posted.put("host", List.of("10.66.0.9"));
        posted.put("transport", List.of("tls"));
        SiteDraft draft = new SiteDraft(SITE);
        draft.patch(name, fields.patch(draft, form(fields.parts()), new FormInput(posted)));
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals("10.66.0.9", draft.site().registrar().host());
        assertEquals(5061, draft.site().registrar().port());
    }
}
