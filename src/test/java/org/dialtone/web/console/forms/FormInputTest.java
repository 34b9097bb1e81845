package org.dialtone.web.console.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.forms.FormField.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a form are items of a list, and the faults of items are at their rows. */
class FormInputTest {

    private static final Form FORM = form(
            new FieldMaker(Words.english(), "phone", Map.of("keys", List.of(Map.of("type", "blf", "value", "1001")))));

    private static Form form(FieldMaker maker) {
        List<List<FormField>> rows = IntStream.range(0, 4)
                .mapToObj(i -> Stream.of("type", "value")
                        .map(name -> maker.field("keys[" + i + "]." + name, Kind.TEXT))
                        .toList())
                .toList();
        List<FormPart> parts = List.of(
                FormPart.of(null, List.of(maker.field("lines", Kind.LIST))),
                new FormPart(null, null, List.of(), rows, true));
        return Form.of(Words.english(), "Phone", "/phone", "/", 7, parts);
    }

    /** What is typed: the first row is emptied but for its number, the second skipped. */
    private static FormInput typed() {
        Map<String, List<String>> posted = new HashMap<>();
        Map.of("keys[0].type", "", "keys[0].value", "1001", "keys[2].type", "line", "keys[3].type", "blf")
                .forEach((name, value) -> posted.put(name, List.of(value)));
        posted.put("keys[3].value", List.of("1002"));
        posted.put("lines", List.of("1001\n1002"));
        return new FormInput(posted);
    }

    @Test
    void aRowWithoutItsFirstFieldIsLeftOut() {
        assertEquals(
                Map.of(
                        "lines",
                        List.of("1001", "1002"),
                        "keys",
                        List.of(Map.of("type", "line"), Map.of("type", "blf", "value", "1002"))),
                typed().patch(FORM));
        assertEquals(List.of(), new FormInput(Map.of()).patch(FORM).get("keys"));
    }

    @ParameterizedTest
    @CsvSource({
        "keys[0].value, keys[2].value",
        "keys[1].value, keys[3].value",
        "keys[1], keys[3].type",
        "keys[1].type, keys[3].type",
        "lines[1], lines",
        "keys[9].value, ",
        "vendor, ",
    })
    void aFaultOfAnItemIsAtTheRowThatHoldsIt(String path, String field) {
        Finding fault = new Finding(Severity.FAULT, 0, 0, path, Complaint.of(Flaw.VALUE_MISSING));
        Form refused = FORM.filled(typed()).refused(List.of(fault));
        assertEquals(
                field == null ? List.of() : List.of(field),
                refused.fields()
                        .filter(each -> each.fault() != null)
                        .map(FormField::path)
                        .toList());
        assertEquals(field == null ? 1 : 0, refused.notice().lines().size());
    }

    @Test
    void whatThePageWasMadeFromComesBackAsItWasSent() {
        Form form = FORM.hidden(Map.of("shown", "Bar", "other", "now"));
        FormInput input = new FormInput(Map.of("shown", List.of(""), "more", List.of("x")));
        assertEquals(Map.of("shown", "", "other", "now"), form.filled(input).hidden());
    }
}
