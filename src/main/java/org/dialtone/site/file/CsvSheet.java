package org.dialtone.site.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a table for spreadsheets; none of its cells runs as a formula there. */
public final class CsvSheet {

    private final CSVPrinter printer;

    /** Writes the head of the table. */
    public CsvSheet(Appendable to, List<String> columns) {
        try {
            printer = new CSVPrinter(to, CSVFormat.DEFAULT);
            printer.printRecord(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one row; a null is an empty cell. */
    public void row(Object... cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell == null ? "" : CsvCells.write(cell.toString()));
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
