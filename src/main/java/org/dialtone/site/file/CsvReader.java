package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Flaw;

/** Reads a table of extensions and phones, as spreadsheets and people write it. Never throws on what the text holds. */
final class CsvReader {

    /** The columns, in the order in which they are written. */
    static final List<String> COLUMNS = List.of(
            "number", "name", "password", "anywhere", "mac", "vendor", "model", "alsoMacs", "addresses", "listed");

    private final Findings findings;

    CsvReader(Findings findings) {
        this.findings = findings;
    }

    /** The rows that could be read; where there are faults, not all. */
    List<CsvRow> read(String text) {
        List<CsvRow> rows = new ArrayList<>();
        new CsvTable(findings, COLUMNS).read(text, cells -> rows.add(row(cells)));
        return rows;
    }

    private CsvRow row(CsvTable.Cells cells) {
        CsvRow row = new CsvRow(
                cells.row(),
                cells.value("number", CsvCells::number),
                cells.value("name", Conversions.text(SiteReader.NAME_LENGTH)),
                cells.value("password", Conversions.text(128)),
                cells.value("anywhere", Conversions::flag),
                cells.value("mac", text -> NetTexts.mac(CsvCells.mac(text))),
                cells.value("vendor", Conversions::packKey),
                cells.value("model", Conversions.text(SiteReader.NAME_LENGTH)),
                cells.value("alsoMacs", many(text -> NetTexts.mac(CsvCells.mac(text)))),
                cells.value("addresses", many(NetTexts::address)),
                cells.value("listed", Conversions::flag));
        if (cells.text("number") == null && cells.text("mac") == null) {
            findings.fault("", new Spot(row.row(), 1), Flaw.ROW_NAMES_NOTHING);
        }
        return row;
    }

    private static <T> Function<String, List<T>> many(Function<String, T> one) {
        return text -> Arrays.stream(text.split("\\s+")).map(one).toList();
    }
}
