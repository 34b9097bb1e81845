package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.file.RowFate;
import org.dialtone.site.file.RowFate.Fate;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "FAULT   | dhcp.scopes[0] | site.yaml:12:5: dhcp.scopes[0]: the class matches every client (say what it matches, or use dhcp.options)",
                "WARNING | dhcp           | site.yaml:12:5: warning: dhcp: the class matches every client (say what it matches, or use dhcp.options)",
                "WARNING | ''             | site.yaml:12:5: warning: the class matches every client (say what it matches, or use dhcp.options)",
            })
    void aFindingIsOneLine(Severity severity, String path, String line) {
        assertEquals(
                line + "\n",
                SiteText.lines(
                        "site.yaml",
                        List.of(new Finding(severity, 12, 5, path, Complaint.of(Flaw.CLASS_MATCHES_ALL)))));
    }

    @Test
    void findingsKeepTheirOrderAndNoneIsNoLine() {
        List<Finding> two = List.of(
                new Finding(Severity.FAULT, 9, 1, "a", Complaint.of(Flaw.VALUE_MISSING)),
                new Finding(Severity.WARNING, 2, 3, "b", Complaint.of(Flaw.CODES_WRONG)));
        assertEquals(
                "f:9:1: a: there is no value (write one, or remove the key)\n"
                        + "f:2:3: warning: b: too many wrong codes (wait a minute, or adopt the phone by its MAC)\n",
                SiteText.lines("f", two));
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
