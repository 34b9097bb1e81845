package org.dialtone.web.console.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.provision.Effective.Found;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** The vendors' own parameters as rows: what they show, and the change that they make of what was typed. */
class RawRowsTest {

    private static final Words WORDS = Words.english();
    private static final ObjectName PHONE = ObjectName.of(Group.PHONES, "00:15:65:00:00:01");
    private static final ObjectName ALL = ObjectName.section(SiteObjects.PROVISIONING);
    private static final List<Choice> VENDORS = List.of(Choice.of("yealink"), Choice.of("snom"));
    private static final Site SITE = SiteReader.read("""
            dialtone: 1
            site: {name: Hotel}
            provisioning:
              raw: {snom: {b: "2"}, gone: {x: "1"}, yealink: {a.light: "30", a.empty: ""}}
            phones:
              - mac: "00:15:65:00:00:01"
                vendor: yealink
                raw: {a.light: "10", a.blank: " x ", a.quoted: '"q"', a.empty: "", a.password: hidden1, a.quote: '"'}
            """).document();

    private static RawRows rows(ObjectName name) {
        Map<String, Object> tree = SiteWriter.tree(name.in(SITE).orElseThrow(), false);
        return name.equals(ALL)
                ? new RawRows(
                        WORDS,
                        tree,
                        VENDORS,
                        Map.of(),
                        Map.of("snom.b", List.of("D7*"), "gone.x", List.of("1", "2", "3", "4", "5")))
                : RawRows.of(
                        WORDS,
                        tree,
                        Map.of("a.light", new Found("30", "site"), "a.password", new Found("other", "model T4*")));
    }

    private static FormInput typed(RawRows rows, Map<String, String> typed) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        fields(rows.part()).forEach(field -> posted.put(field.path(), List.of(field.value())));
        typed.forEach((path, text) -> posted.put(path, List.of(text)));
        return new FormInput(posted);
    }

    private static Stream<FormField> fields(FormPart part) {
        return part.rows().stream().flatMap(List::stream);
    }

    private static SiteDraft sent(ObjectName name, Map<String, String> typed) {
        RawRows rows = rows(name);
        FormInput input = typed(rows, typed);
        SiteDraft draft = new SiteDraft(SITE);
        rows.check(draft, input);
        Map<String, Object> patch = new LinkedHashMap<>();
        rows.fill(patch, input);
        return draft.patch(name, patch);
    }

    private static Object raw(SiteDraft draft, ObjectName name) {
        return SiteWriter.tree(name.in(draft.site()).orElseThrow(), true).get("raw");
    }

    @Test
    void rowsThatAreSentAsTheyWereShownChangeNothing() {
        for (ObjectName name : List.of(PHONE, ALL)) {
            SiteDraft draft = sent(name, Map.of());
            assertEquals(List.of(), draft.findings(List.of()), name.toString());
            assertEquals(SITE, draft.site(), name.toString());
        }
    }

    @Test
    void whatTheWiderLevelsSayStandsBesideAValueAndPasswordsAreMasked() {
        assertEquals(
                List.of(
                        "a.light=10 Else 30 (from the site)",
                        "a.blank=\" x \"",
                        "a.quoted=\"\"q\"\"",
                        "a.empty=\"\"",
                        "a.password= Else ******** (from the model T4*)",
                        "a.quote=\"",
                        "=",
                        "=",
                        "="),
                rows(PHONE).part().rows().stream()
                        .map(row -> row.getFirst().value() + "=" + row.getLast().value()
                                + (row.getLast().origin() == null
                                        ? ""
                                        : " " + row.getLast().origin()))
                        .toList());
        assertEquals(
                Map.of("raw[4].value", "password"),
                fields(rows(PHONE).part())
                        .filter(field -> field.type().equals("password"))
                        .collect(Collectors.toMap(FormField::path, FormField::type)));
    }

    @Test
    void whoHasAParameterOtherwiseStandsBesideTheValueOfAllPhones() {
        assertEquals(
                Map.of("raw[0].value", "Set otherwise for D7*", "raw[1].value", "Set otherwise for 1, 2, 3, 4, …"),
                fields(rows(ALL).part())
                        .filter(field -> field.origin() != null)
                        .collect(Collectors.toMap(FormField::path, FormField::origin)));
    }

    @Test
    void aParameterIsAddedChangedSetToNothingAndRemoved() {
        SiteDraft draft = sent(
                PHONE,
                Map.of(
                        "raw[0].value", "\"\"",
                        "raw[1].value", "",
                        "raw[2].value", "",
                        "raw[3].value", "x=\"<&>",
                        "raw[7].name", "a.new",
                        "raw[7].value", "1e5"));
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(
                Map.of("a.light", "", "a.empty", "x=\"<&>", "a.password", "hidden1", "a.quote", "\"", "a.new", "1e5"),
                raw(draft, PHONE));
        assertEquals(
                Map.of("a.light", "9"),
                raw(
                        sent(
                                PHONE,
                                Map.of(
                                        "raw[0].value", "9",
                                        "raw[1].value", "",
                                        "raw[2].value", "",
                                        "raw[3].value", "",
                                        "raw[4].name", "",
                                        "raw[5].value", "")),
                        PHONE));
    }

    @Test
    void eachVendorHasItsOwnParameters() {
        SiteDraft draft = sent(
                ALL,
                Map.of(
                        "raw[1].vendor", "",
                        "raw[1].name", "",
                        "raw[1].value", "",
                        "raw[2].vendor", "snom",
                        "raw[4].vendor", "yealink",
                        "raw[4].name", "b",
                        "raw[4].value", "3"));
        assertEquals(List.of(), draft.findings(List.of()));
        assertEquals(
                Map.of("snom", Map.of("b", "2", "a.light", "30"), "yealink", Map.of("a.empty", "", "b", "3")),
                raw(draft, ALL));
    }

    @Test
    void aFaultIsAtItsRow() {
        assertEquals(
                Map.of(
                        "raw[2].name", "a.light stands here a second time: keep one row.",
                        "raw[4].value", "A.passwd has no value: write one, or \"\" to set it to nothing.",
                        "raw[7].name", "Phones of x have no parameter of this name: remove it.",
                        "raw[8].value", "A.none has no value: write one, or \"\" to set it to nothing."),
                faults(
                        PHONE,
                        Map.of(
                                "raw[2].name", "a.light",
                                "raw[4].name", "a.passwd",
                                "raw[7].name", "b",
                                "raw[7].value", "1",
                                "raw[8].name", "a.none"),
                        "raw.b"));
        assertEquals(
                Map.of(
                        "raw[1].vendor", "Phones of x have no parameter of this name: remove it.",
                        "raw[5].name", "Nothing says which parameter this is: name it beside its value."),
                faults(ALL, Map.of("raw[5].vendor", "snom", "raw[5].value", "7"), "raw.gone"));
        assertEquals(
                List.of("nothing says whose parameter x is", "a value stands without its parameter"),
                sent(ALL, Map.of("raw[4].name", "x", "raw[5].value", "7")).findings(List.of()).stream()
                        .map(Finding::says)
                        .toList());
    }

    /** @param elsewhere the path of a fault that the check of the site would find */
    private static Map<String, String> faults(ObjectName name, Map<String, String> typed, String elsewhere) {
        RawRows rows = rows(name);
        FormInput input = typed(rows, typed);
        List<Finding> found = Stream.concat(
                        sent(name, typed).findings(List.of()).stream(),
                        Stream.of(new Finding(
                                Finding.Severity.FAULT, 0, 0, elsewhere, Complaint.of(Flaw.RAW_UNKNOWN, "x"))))
                .map(finding -> finding.at(0, 0).on(rows.place(finding.path(), input)))
                .toList();
        return Form.of(WORDS, "a form", "/here", "/back", 1, List.of(rows.part()))
                .filled(input)
                .refused(found)
                .parts()
                .stream()
                .flatMap(RawRowsTest::fields)
                .filter(field -> field.fault() != null)
                .collect(Collectors.toMap(FormField::path, FormField::fault));
    }
}
