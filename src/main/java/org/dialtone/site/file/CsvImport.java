package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Phone;

/**
 * Merges a table into a site: extensions and phones of the table are added or changed, an empty cell changes nothing,
 * all else stays.
 */
public final class CsvImport {

    private static final Pattern ITEM = Pattern.compile("(extensions|phones)\\[(\\d+)].*");

    private final Findings findings = new Findings();
    private final Map<String, Extension> extensions = new LinkedHashMap<>();
    private final Map<MacAddress, Phone> phones = new LinkedHashMap<>();
    private final Map<String, Integer> numberRows = new HashMap<>();
    private final Map<MacAddress, Integer> macRows = new HashMap<>();
    private final Map<String, Integer> said = new HashMap<>();
    private final Site before;
    private final List<CsvRow> rows;

    /** Reads the table; {@link #findings()} has what is wrong with it. */
    public CsvImport(String text, Site before) {
        this.before = before;
        before.extensions().forEach(each -> extensions.put(each.number(), each));
        before.phones().forEach(each -> phones.put(each.mac(), each));
        List<CsvRow> read = findings.upToTheLimit(() -> new CsvReader(findings).read(text));
        rows = read == null ? List.of() : read;
        findings.upToTheLimit(() -> {
            rows.forEach(this::take);
            rows.forEach(this::zeros);
            new CsvDoubts(rows, before, findings).find();
            return rows;
        });
    }

    /** What is wrong with the table itself, by row and column. */
    public List<Finding> findings() {
        return findings.inOrder();
    }

    /** The site with the table in it. */
    public Site site() {
        return before.with(List.copyOf(extensions.values()), List.copyOf(phones.values()));
    }

    /**
     * Assigns a finding on {@link #site()} to the row that it comes from; empty for a warning of something that the
     * table doesn't name.
     */
    public Optional<Finding> ofRow(Finding finding) {
        Matcher item = ITEM.matcher(finding.path());
        Integer row = item.matches() ? row(item.group(1), Integer.parseInt(item.group(2))) : null;
        return row == null && !finding.isFault() ? Optional.empty() : Optional.of(finding.at(row == null ? 1 : row, 1));
    }

    private Integer row(String list, int index) {
        return list.equals("phones")
                ? macRows.get(new ArrayList<>(phones.keySet()).get(index))
                : numberRows.get(new ArrayList<>(extensions.keySet()).get(index));
    }

    /** The fate of each row. */
    public List<RowFate> fates(List<Finding> all) {
        Map<String, Extension> knownNumbers = new HashMap<>();
        Map<MacAddress, Phone> knownMacs = new HashMap<>();
        before.extensions().forEach(each -> knownNumbers.put(each.number(), each));
        before.phones().forEach(each -> knownMacs.put(each.mac(), each));
        return rows.stream()
                .map(row -> all.stream().anyMatch(each -> each.isFault() && each.line() == row.row())
                        ? new RowFate(row.row(), RowFate.Fate.REFUSED, RowFate.Fate.REFUSED)
                        : new RowFate(
                                row.row(),
                                RowFate.Fate.of(row.number(), knownNumbers, extensions),
                                RowFate.Fate.of(row.mac(), knownMacs, phones)))
                .toList();
    }

    private void take(CsvRow row) {
        if (row.number() != null) {
            numberRows.putIfAbsent(row.number(), row.row());
            Extension known = extensions.get(row.number());
            extensions.put(
                    row.number(),
                    new Extension(
                            row.number(),
                            agreed(row, row.number(), "name", row.name(), known == null ? row.number() : known.name()),
                            agreed(
                                    row,
                                    row.number(),
                                    "password",
                                    row.password(),
                                    known == null ? null : known.password()),
                            known == null ? null : known.oldPassword(),
                            agreed(row, row.number(), "anywhere", row.anywhere(), known != null && known.anywhere()),
                            agreed(row, row.number(), "listed", row.listed(), known == null || known.listed())));
        }
        if (row.mac() != null) {
            phones.put(
                    row.mac(),
                    phone(
                            row,
                            phones.getOrDefault(
                                    row.mac(), new Phone(row.mac(), null, null, List.of(), List.of(), List.of()))));
        }
    }

    private Phone phone(CsvRow row, Phone known) {
        macRows.putIfAbsent(row.mac(), row.row());
        String key = row.mac().toString();
        return new Phone(
                row.mac(),
                agreed(row, key, "vendor", row.vendor(), known.vendor()),
                agreed(row, key, "model", row.model(), known.model()),
                lines(row, known),
                agreed(row, key, "alsoMacs", row.alsoMacs(), known.alsoMacs()),
                agreed(row, key, "addresses", row.addresses(), known.addresses()),
                known.layer(),
                known.keys(),
                known.directory());
    }

    /** The lines of a phone: its first row with a number begins them anew, each further row adds to them. */
    private List<String> lines(CsvRow row, Phone known) {
        if (row.number() == null) {
            return known.lines();
        }
        List<String> lines =
                new ArrayList<>(said.putIfAbsent(row.mac() + " lines", row.row()) == null ? List.of() : known.lines());
        if (!lines.contains(row.number())) {
            lines.add(row.number());
        }
        return lines;
    }

    private <T> T agreed(CsvRow row, String whose, String column, T wanted, T known) {
        if (wanted == null) {
            return known;
        }
        Integer first = said.putIfAbsent(whose + " " + column, row.row());
        if (first != null && !Objects.equals(wanted, known)) {
            findings.fault(column, new Spot(row.row(), 1), Flaw.ROW_DIFFERS, first, column, whose);
        }
        return wanted;
    }

    /** Refuses a number that lost its zeros: it would become an extension of its own. */
    private void zeros(CsvRow row) {
        if (row.number() == null
                || before.extensions().stream().anyMatch(each -> each.number().equals(row.number()))) {
            return;
        }
        for (String zeros : List.of("0", "00", "000")) {
            String whole = zeros + row.number();
            if (extensions.containsKey(whole) && !numberRows.containsKey(whole)) {
                findings.fault("number", new Spot(row.row(), 1), Flaw.ROW_LOST_ZEROS, whole, row.number());
            }
        }
    }
}
