package org.dialtone.site.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.file.Written.Spot;

/** Reads a table of extensions and phones, as spreadsheets and people write it. Never throws on what the text holds. */
final class CsvReader {

    /** In the order in which they are written. */
    static final List<String> COLUMNS = List.of("number", "name", "password", "anywhere", "mac", "vendor", "model", "alsoMacs", "addresses",
            "listed");

    private static final int MOST_ROWS = 20_000;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final Findings findings;
    private final List<String> headings = new ArrayList<>();

    CsvReader(Findings findings) {
        this.findings = findings;
    }

    /** The rows that could be read; where there are faults, not all. */
    List<CsvRow> read(String text) {
        List<CsvRow> rows = new ArrayList<>();
        String table = text.startsWith("\ufeff") ? text.substring(1) : text;
        char delimiter = delimiter(table.lines().findFirst().orElse(""));
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(table, format)) {
            for (CSVRecord cells : parser) {
                take(cells, rows);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            findings.fault("", new Spot(1, 1), "the table can't be read: " + e.getMessage(), "close each quoted cell with a quote");
        }
        if (headings.isEmpty()) {
            findings.fault("", new Spot(1, 1), "the table is empty", "begin with a row of headings: " + String.join(",", COLUMNS));
        }
        return rows;
    }

    private static char delimiter(String firstLine) {
        if (firstLine.matches("(?i)sep=.")) {
            return firstLine.charAt(4);
        }
        return DELIMITERS.stream().max(Comparator.comparingLong(each -> firstLine.chars().filter(c -> c == each).count())).orElseThrow();
    }

    private void take(CSVRecord cells, List<CsvRow> rows) {
        boolean excelsOwn = cells.getRecordNumber() == 1 && cells.size() > 0 && cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=");
        if (excelsOwn || Stream.of(cells.values()).allMatch(String::isBlank)) {
            return;
        }
        if (headings.isEmpty()) {
            head(cells);
        } else if (rows.size() >= MOST_ROWS) {
            findings.fault("", new Spot(row(cells), 1), "the table has more than " + MOST_ROWS + " rows", "import it in parts");
            throw new IllegalStateException("too long");
        } else {
            rows.add(row(cells, new Cells(cells)));
        }
    }

    private static int row(CSVRecord cells) {
        return Math.toIntExact(cells.getRecordNumber());
    }

    private void head(CSVRecord cells) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String heading = cells.get(i).strip();
            String known = COLUMNS.stream().filter(heading::equalsIgnoreCase).findFirst().orElse(null);
            if (known == null) {
                findings.fault("", new Spot(row(cells), i + 1), Conversions.quote(heading) + " is no heading",
                        Nearest.to(heading, COLUMNS).map(near -> "did you mean " + near + "?").orElse("write some of " + String.join(", ", COLUMNS)));
            } else if (!seen.add(known)) {
                findings.fault(known, new Spot(row(cells), i + 1), "the heading stands here a second time", "keep one of the columns");
            }
            headings.add(known);
        }
    }

    private CsvRow row(CSVRecord record, Cells cells) {
        if (record.size() > headings.size()) {
            findings.fault("", new Spot(row(record), headings.size() + 1), "the row has " + record.size() + " cells, but there are "
                    + headings.size() + " headings", "put text that holds the delimiter in quotes");
        }
        CsvRow row = new CsvRow(row(record), cells.value("number", CsvCells::number), cells.value("name", Conversions.text(SiteReader.NAME_LENGTH)),
                cells.value("password", Conversions.text(128)), cells.value("anywhere", Conversions::flag),
                cells.value("mac", text -> MacAddress.of(CsvCells.mac(text))), cells.value("vendor", Conversions::packKey),
                cells.value("model", Conversions.text(SiteReader.NAME_LENGTH)), cells.value("alsoMacs", many(text -> MacAddress.of(CsvCells.mac(text)))),
                cells.value("addresses", many(Ip4::of)), cells.value("listed", Conversions::flag));
        if (cells.text("number") == null && cells.text("mac") == null) {
            findings.fault("", new Spot(row.row(), 1), "the row names neither a number nor a mac", "fill in one of them, or both");
        }
        return row;
    }

    private static <T> Function<String, List<T>> many(Function<String, T> one) {
        return text -> Arrays.stream(text.split("\\s+")).map(one).toList();
    }

    /** The cells of one row by their headings. */
    private final class Cells {

        private final CSVRecord record;

        Cells(CSVRecord record) {
            this.record = record;
        }

        String text(String heading) {
            int at = headings.indexOf(heading);
            String text = at < 0 || at >= record.size() ? "" : CsvCells.read(record.get(at));
            return text.isEmpty() ? null : text;
        }

        <T> T value(String heading, Function<String, T> reader) {
            String text = text(heading);
            try {
                return text == null ? null : reader.apply(text);
            } catch (Unreadable e) {
                fault(heading, e);
            } catch (IllegalArgumentException e) {
                fault(heading, Unreadable.from(e));
            }
            return null;
        }

        private void fault(String heading, Unreadable fault) {
            findings.fault(heading, new Spot(row(record), headings.indexOf(heading) + 1), fault.says(), fault.remedy());
        }
    }
}
