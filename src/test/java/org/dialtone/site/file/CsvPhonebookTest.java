package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.site.model.Site.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvPhonebookTest {

    private static final List<Contact> BOOK = List.of(
            new Contact("Taxi", List.of("+49301234", "*7#"), "Outside"),
            new Contact("=Bar; \"Blue\", Red", List.of("0301234"), null),
            new Contact("Doctor", List.of("1", "2", "3"), "'=Outside"));

    @Test
    void aWrittenPhonebookReadsBack() {
        CsvPhonebook read = new CsvPhonebook(CsvPhonebook.write(BOOK));
        assertEquals(List.of(), read.findings());
        assertEquals(BOOK, read.entries());
    }

    @Test
    void readsPhonebooksAsSpreadsheetsWriteThem() {
        CsvPhonebook read = new CsvPhonebook(
                "\ufeffsep=;\r\nNumber;NAME;group\r\n\"=\"\"0301 (23)\"\"\";Taxi;\r\n;;\r\n5;Bar;Inside\r\n");
        assertEquals(List.of(), read.findings());
        assertEquals(
                List.of(new Contact("Taxi", List.of("030123"), null), new Contact("Bar", List.of("5"), "Inside")),
                read.entries());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name,number\\n,5           | 2:1 name the row has no name
            name,number\\nTaxi,1.5E+11 | 2:2 number 1.5E+11 is what Excel makes of a long number; its digits are lost
            name,number\\nTaxi,a@b     | 2:2 number "a@b" is not a number to dial
            name,numbre\\nTaxi,5       | 1:2  "numbre" is no heading
            name,number\\nTaxi,5,6     | 2:3  the row has 3 cells, but there are 2 headings
            """)
    void faultsNameTheirRow(String table, String says) {
        Finding finding =
                new CsvPhonebook(table.strip().replace("\\n", "\n")).findings().getFirst();
        assertEquals(says, finding.line() + ":" + finding.column() + " " + finding.path() + " " + finding.says());
    }
}
