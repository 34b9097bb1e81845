package org.dialtone.site.file;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes any rows as CSV that no spreadsheet runs as formulas. */
public final class CsvLines {

    private CsvLines() {}

    /** One row with its end of line; a cell that is null is empty. */
    public static String of(String... cells) {
        List<String> safe = Arrays.stream(cells)
                .map(cell -> cell == null ? "" : CsvCells.write(cell))
                .toList();
        return CSVFormat.DEFAULT.format(safe.toArray()) + "\r\n";
    }
}
