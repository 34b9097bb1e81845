package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSheetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1001       | 1001",
                "=1+1       | '=1+1",
                "+4989      | '+4989",
                "-2         | '-2",
                "@SUM(A1)   | '@SUM(A1)",
                "'=1+1      | ''=1+1",
                "O'Hara     | O'Hara",
                "a,b        | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\""
            })
    void noCellRunsAsAFormula(String cell, String written) {
        StringBuilder text = new StringBuilder();
        CsvSheet sheet = new CsvSheet(text, List.of("name"));
        sheet.row(cell);
        sheet.row(new Object[] {null});
        assertEquals("name\r\n" + written + "\r\n\"\"\r\n", text.toString());
    }
}
