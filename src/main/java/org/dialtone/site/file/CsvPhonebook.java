package org.dialtone.site.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Contact;

/**
 * Reads and writes the site's own entries of the phone book as a table. The table holds all of them: an entry that it
 * doesn't name is removed.
 */
public final class CsvPhonebook {

    private static final List<String> NUMBERS = List.of("number", "number2", "number3");
    private static final List<String> COLUMNS = List.of("name", "number", "number2", "number3", "group");
    private static final Pattern ITEM = Pattern.compile("phonebook\\[(\\d+)].*");

    private final Findings findings = new Findings();
    private final List<Contact> entries = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    /** Reads the table; {@link #findings()} has what is wrong with it. */
    public CsvPhonebook(String text) {
        findings.upToTheLimit(() -> {
            new CsvTable(findings, COLUMNS).read(text, this::take);
            return entries;
        });
    }

    private void take(CsvTable.Cells cells) {
        String name = cells.value("name", Conversions.text(SiteReader.NAME_LENGTH));
        List<String> numbers = NUMBERS.stream()
                .map(each -> cells.value(each, CsvCells::dialled))
                .filter(Objects::nonNull)
                .toList();
        if (cells.text("name") == null) {
            findings.fault("name", new Spot(cells.row(), 1), Flaw.ROW_WITHOUT_NAME);
        }
        rows.add(cells.row());
        entries.add(new Contact(name, numbers, cells.value("group", Conversions.text(SiteReader.NAME_LENGTH))));
    }

    /** What is wrong with the table itself, by row and column. */
    public List<Finding> findings() {
        return findings.inOrder();
    }

    /** The entries, in the order of the table. */
    public List<Contact> entries() {
        return List.copyOf(entries);
    }

    /**
     * Assigns a finding on the site with these entries to the row that it comes from; empty for a warning of something
     * else.
     */
    public Optional<Finding> ofRow(Finding finding) {
        Matcher item = ITEM.matcher(finding.path());
        int row = item.matches() ? rows.get(Integer.parseInt(item.group(1))) : 0;
        return row == 0 && !finding.isFault() ? Optional.empty() : Optional.of(finding.at(Math.max(1, row), 1));
    }

    /** A table that reads back as these entries. */
    public static String write(List<Contact> entries) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            printer.printRecord(COLUMNS);
            for (Contact entry : entries) {
                Stream<String> numbers = Stream.concat(entry.numbers().stream(), Stream.generate(() -> ""))
                        .limit(NUMBERS.size());
                printer.printRecord(Stream.concat(
                                Stream.concat(Stream.of(entry.name()), numbers),
                                Stream.of(Objects.requireNonNullElse(entry.group(), "")))
                        .map(CsvCells::write)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all that is written", e);
        }
        return text.toString();
    }
}
