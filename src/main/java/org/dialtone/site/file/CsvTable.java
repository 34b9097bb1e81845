package org.dialtone.site.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/** Reads a table with headings, as spreadsheets and people write it. Never throws on what the text holds. */
final class CsvTable {

    private static final int MOST_ROWS = 20_000;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final Findings findings;
    private final List<String> columns;
    private final List<String> headings = new ArrayList<>();
    private int taken;

    /** @param columns the columns that the table may have, in any order and any case */
    CsvTable(Findings findings, List<String> columns) {
        this.findings = findings;
        this.columns = columns;
    }

    /** @param rows receives each row that isn't empty */
    void read(String text, Consumer<Cells> rows) {
        String table = text.startsWith("\ufeff") ? text.substring(1) : text;
        char delimiter = delimiter(table.lines().findFirst().orElse(""));
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        long row = 1;
        try (CSVParser parser = CSVParser.parse(table, format)) {
            for (CSVRecord cells : parser) {
                if (!take(cells, rows)) {
                    break;
                }
                row = cells.getRecordNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException _) {
            findings.fault("", new Spot(Math.toIntExact(row), 1), Flaw.TABLE_UNREADABLE);
        }
        if (headings.isEmpty()) {
            findings.fault("", new Spot(1, 1), Flaw.TABLE_EMPTY, String.join(",", columns));
        }
    }

    private static char delimiter(String firstLine) {
        if (firstLine.matches("(?i)sep=.")) {
            return firstLine.charAt(4);
        }
        return DELIMITERS.stream()
                .max(Comparator.comparingLong(
                        each -> firstLine.chars().filter(c -> c == each).count()))
                .orElseThrow();
    }

    /** @return whether more rows may come */
    private boolean take(CSVRecord cells, Consumer<Cells> rows) {
        boolean excelsOwn = cells.getRecordNumber() == 1
                && cells.size() > 0
                && cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=");
        if (excelsOwn || Stream.of(cells.values()).allMatch(String::isBlank)) {
            return true;
        }
        if (headings.isEmpty()) {
            head(cells);
        } else if (taken >= MOST_ROWS) {
            findings.fault("", new Spot(row(cells), 1), Flaw.TABLE_TOO_LONG, MOST_ROWS);
            return false;
        } else {
            taken++;
            fits(cells);
            rows.accept(new Cells(cells));
        }
        return true;
    }

    private static int row(CSVRecord cells) {
        return Math.toIntExact(cells.getRecordNumber());
    }

    private void head(CSVRecord cells) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i).strip();
            String known = columns.stream()
                    .filter(heading::equalsIgnoreCase)
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                findings.fault("", new Spot(row(cells), i + 1), unknown(heading));
            } else if (!seen.add(known)) {
                findings.fault(known, new Spot(row(cells), i + 1), Flaw.HEADING_TWICE);
            }
            headings.add(known);
        }
    }

    private Complaint unknown(String heading) {
        return Nearest.to(heading, columns)
                .map(near -> Complaint.of(Flaw.HEADING_MISSPELT, heading, near))
                .orElseGet(() -> Complaint.of(Flaw.HEADING_UNKNOWN, heading, String.join(", ", columns)));
    }

    private void fits(CSVRecord cells) {
        if (cells.size() > headings.size()) {
            findings.fault(
                    "", new Spot(row(cells), headings.size() + 1), Flaw.ROW_TOO_LONG, cells.size(), headings.size());
        }
    }

    /** The cells of one row by their headings. */
    final class Cells {

        private final CSVRecord record;

        private Cells(CSVRecord record) {
            this.record = record;
        }

        /** The row's number as a spreadsheet counts; the heading is 1. */
        int row() {
            return CsvTable.row(record);
        }

        /** The text of a cell; null where the cell is empty, or there is none. */
        String text(String heading) {
            int at = headings.indexOf(heading);
            String text = at < 0 || at >= record.size() ? "" : CsvCells.read(record.get(at));
            return text.isEmpty() ? null : text;
        }

        /** The value of a cell; null where there is no text, or the text can't be read, which is a finding then. */
        <T> T value(String heading, Function<String, T> reader) {
            String text = text(heading);
            try {
                return text == null ? null : reader.apply(text);
            } catch (Unreadable e) {
                fault(heading, e);
            }
            return null;
        }

        private void fault(String heading, Unreadable fault) {
            findings.fault(heading, new Spot(row(), headings.indexOf(heading) + 1), fault.complaint());
        }
    }
}
