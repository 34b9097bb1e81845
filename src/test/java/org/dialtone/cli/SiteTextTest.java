package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.file.RowFate;
import org.dialtone.site.file.RowFate.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "FAULT   | dhcp.scopes[0] | no pool | add one | site.yaml:12:5: dhcp.scopes[0]: no pool (add one)",
                "WARNING | dhcp           | no pool | add one | site.yaml:12:5: warning: dhcp: no pool (add one)",
                "FAULT   | ''             | no YAML | ''      | site.yaml:12:5: no YAML",
                "WARNING | ''             | empty   | write   | site.yaml:12:5: warning: empty (write)",
                "FAULT   | phones         | none    | ''      | site.yaml:12:5: phones: none"
            })
    void aFindingIsOneLine(Severity severity, String path, String says, String remedy, String line) {
        assertEquals(
                line + "\n", SiteText.lines("site.yaml", List.of(new Finding(severity, 12, 5, path, says, remedy))));
    }

    @Test
    void findingsKeepTheirOrderAndNoneIsNoLine() {
        List<Finding> two = List.of(
                new Finding(Severity.FAULT, 9, 1, "a", "x", ""), new Finding(Severity.WARNING, 2, 3, "b", "y", "z"));
        assertEquals("f:9:1: a: x\nf:2:3: warning: b: y (z)\n", SiteText.lines("f", two));
        assertEquals("", SiteText.lines("f", List.of()));
    }

    /** Row, fate of its extension and of its phone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 ADDED -            | phones.csv:2: extension added",
                "3 - CHANGED          | phones.csv:3: phone changed",
                "4 ADDED UNCHANGED    | phones.csv:4: extension added, phone unchanged",
                "5 REFUSED -          | phones.csv:5: refused",
                "6 ADDED REFUSED      | phones.csv:6: refused",
                "7 REFUSED ADDED      | phones.csv:7: refused",
                "8 - -                | phones.csv:8: "
            })
    void aRowIsOneLine(String row, String line) {
        List<Object> parts = Arrays.asList((Object[]) row.split(" "));
        RowFate fate = new RowFate(Integer.parseInt(parts.get(0).toString()), fate(parts.get(1)), fate(parts.get(2)));
        assertEquals(
                (line == null ? "" : line.strip()),
                SiteText.rows("phones.csv", List.of(fate)).strip());
    }

    @Test
    void rowsKeepTheirOrder() {
        assertEquals(
                "f:3: phone added\nf:2: extension changed\n",
                SiteText.rows("f", List.of(new RowFate(3, null, Fate.ADDED), new RowFate(2, Fate.CHANGED, null))));
    }

    private static Fate fate(Object word) {
        return word.equals("-") ? null : Fate.valueOf(word.toString());
    }
}
