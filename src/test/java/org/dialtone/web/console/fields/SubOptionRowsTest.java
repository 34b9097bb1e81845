package org.dialtone.web.console.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** The parts of options 43, 124 and 125 as rows: what they show, and the change that they make of what was typed. */
class SubOptionRowsTest {

    private static final Words WORDS = Words.english();
    private static final ObjectName DHCP = ObjectName.section(SiteObjects.DHCP);
    private static final Site SITE = site("""
            43: {66: "{root}, or else", 132: {number-16: 20}, 3: {addresses: [10.0.0.1, 10.0.0.2]}},
            124: {9: [one, 0x02], 10: two}, 125: {3561: {1: "{root}", 2: {number-16: 20}}, 1027: "vlan=20"}, 66: x""");

    private static Site site(String options) {
        return SiteReader.read(
                        "dialtone: 1\nsite: {name: Hotel}\ndhcp: {mode: listen, options: {%s}}\n".formatted(options))
                .document();
    }

    private static OptionRows rows(Site site) {
        return new OptionRows(WORDS, SiteWriter.tree(DHCP.in(site).orElseThrow(), false));
    }

    private static Stream<FormField> fields(FormPart part) {
        return part.rows().stream().flatMap(List::stream);
    }

    private static Stream<FormField> fields(OptionRows rows) {
        return Stream.of(rows.part(), rows.nested()).flatMap(SubOptionRowsTest::fields);
    }

    /** What is sent: the rows as they are shown, with these values instead, by row and field. */
    private static FormInput typed(OptionRows rows, Map<String, String> typed) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        fields(rows).forEach(field -> posted.put(field.path(), List.of(field.value())));
        typed.forEach((field, text) -> posted.put(
                field.startsWith("options") ? field : "subOptions[" + field.replace(" ", "]."), List.of(text)));
        return new FormInput(posted);
    }

    private static SiteDraft sent(Site site, Map<String, String> typed) {
        OptionRows rows = rows(site);
        FormInput input = typed(rows, typed);
        SiteDraft draft = new SiteDraft(site);
        rows.check(draft, input);
        Map<String, Object> patch = new LinkedHashMap<>();
        rows.fill(patch, input);
        return draft.patch(DHCP, patch);
    }

    private static void becomes(String options, Map<String, String> typed) {
        SiteDraft draft = sent(SITE, typed);
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(
                SiteWriter.tree(DHCP.in(site(options)).orElseThrow(), false),
                SiteWriter.tree(DHCP.in(draft.site()).orElseThrow(), false));
    }

    @Test
    void eachPartHasARowAndSentAsShownNothingChanges() {
        assertEquals(
                List.of(
                        "43||66||{root}, or else",
                        "43||132|number-16|20",
                        "43||3|addresses|10.0.0.1, 10.0.0.2",
                        "124|9|||one",
                        "124|9|||0x02",
                        "124|10|||two",
                        "125|3561|1||{root}",
                        "125|3561|2|number-16|20",
                        "125|1027|||vlan=20",
                        "||||",
                        "||||",
                        "||||"),
                rows(SITE).nested().rows().stream()
                        .map(row -> row.stream().map(FormField::value).collect(Collectors.joining("|")))
                        .toList());
        SiteDraft draft = sent(SITE, Map.of());
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(SITE, draft.site());
        assertEquals(false, rows(site("66: x")).nested().open());
    }

    @Test
    void partsAreAddedChangedAndRemoved() {
        becomes(
                """
                43: {66: "{root}", 132: {number-8: 5}, 128: {address: 10.0.0.9}},
                124: {9: 0x02, 10: [two, three]}, 125: {3561: {2: off}, 1027: {1: x}}, 66: x""",
                Map.ofEntries(
                        Map.entry("0 value", "{root}"),
                        Map.entry("1 shape", "number-8"),
                        Map.entry("1 value", "5"),
                        Map.entry("2 value", ""),
                        Map.entry("3 value", ""),
                        Map.entry("6 value", ""),
                        Map.entry("7 shape", ""),
                        Map.entry("7 value", "off"),
                        Map.entry("8 number", "1"),
                        Map.entry("8 value", "x"),
                        Map.entry("9 option", "43"),
                        Map.entry("9 number", "128"),
                        Map.entry("9 shape", "address"),
                        Map.entry("9 value", "10.0.0.9"),
                        Map.entry("11 option", "124"),
                        Map.entry("11 enterprise", "10"),
                        Map.entry("11 value", "three")));
    }

    @Test
    void anOptionTurnsFromBytesToPartsAndBack() {
        Site bytes = site("43: 0x0104aabb, 125: 0x01");
        SiteDraft parts =
                sent(bytes, Map.of("options[0].value", "", "0 option", "43", "0 number", "66", "0 value", "{root}"));
        assertEquals(List.of(), parts.findings(List.of()));
        assertEquals(site("43: {66: \"{root}\"}, 125: 0x01"), parts.site());
        SiteDraft back = sent(
                parts.site(),
                Map.of("0 value", "", "options[1].name", "vendor-encapsulated-options", "options[1].value", "0x01"));
        assertEquals(List.of(), back.findings(List.of()));
        assertEquals(
                "0x01",
                ((Map<?, ?>) SiteWriter.tree(DHCP.in(back.site()).orElseThrow(), false)
                                .get("options"))
                        .get("vendor-encapsulated-options"));
    }

    @Test
    void aFaultIsAtItsRow() {
        assertEquals(
                Map.of(
                        "subOptions[1].value", "Option 13",
                        "subOptions[7].value", "This stan",
                        "subOptions[9].number", "Nothing s",
                        "subOptions[10].enterprise", "Option 43",
                        "subOptions[11].number", "Classes h"),
                faults(Map.ofEntries(
                        Map.entry("1 value", "70000"),
                        Map.entry("7 number", "1"),
                        Map.entry("9 option", "43"),
                        Map.entry("9 value", "x"),
                        Map.entry("10 option", "43"),
                        Map.entry("10 enterprise", "9"),
                        Map.entry("10 number", "7"),
                        Map.entry("10 value", "x"),
                        Map.entry("11 option", "124"),
                        Map.entry("11 enterprise", "9"),
                        Map.entry("11 number", "7"),
                        Map.entry("11 value", "x"))));
        assertEquals(
                Map.of(
                        "subOptions[8].shape", "Only a su",
                        "subOptions[9].enterprise", "Nothing s",
                        "subOptions[10].number", "This ente",
                        "subOptions[11].value", "There is "),
                faults(Map.ofEntries(
                        Map.entry("8 shape", "number-8"),
                        Map.entry("9 option", "125"),
                        Map.entry("9 value", "x"),
                        Map.entry("10 option", "125"),
                        Map.entry("10 enterprise", "1027"),
                        Map.entry("10 number", "1"),
                        Map.entry("10 value", "x"),
                        Map.entry("11 option", "43"),
                        Map.entry("11 number", "9"))));
        Map<String, String> twice = faults(Map.of("options[1].name", "43", "options[1].value", "0x01"));
        assertEquals("Option 43", twice.get("subOptions[0].option"));
        assertEquals(
                Map.of("subOptions[9].value", "\"yealink\""),
                faults(Map.of("9 option", "125", "9 enterprise", "yealink", "9 number", "1", "9 value", "x")));
    }

    private static Map<String, String> faults(Map<String, String> typed) {
        OptionRows rows = rows(SITE);
        FormInput input = typed(rows, typed);
        List<Finding> found = sent(SITE, typed).findings(List.of()).stream()
                .map(finding -> finding.at(0, 0).on(rows.place(finding.path(), input)))
                .toList();
        Form form = Form.of(WORDS, "a form", "/here", "/back", 1, List.of(rows.part(), rows.nested()));
        return form.filled(input).refused(found).parts().stream()
                .flatMap(SubOptionRowsTest::fields)
                .filter(field -> field.fault() != null)
                .collect(
                        Collectors.toMap(FormField::path, field -> field.fault().substring(0, 9)));
    }
}
