package org.dialtone.site.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;

/** What in a table of extensions and phones contradicts the rest of the table, each by its rows. */
final class CsvDoubts {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** So many numbers of one length that begin with 0 are a rule that another number breaks. */
    private static final int LEAST_ALIKE = 3;

    private static final List<String> LOST = List.of("0", "00", "000");
    private static final int SHOWN = 5;

    private final List<CsvRow> rows;
    private final Site before;
    private final Findings findings;

    CsvDoubts(List<CsvRow> rows, Site before, Findings findings) {
        this.rows = rows;
        this.before = before;
        this.findings = findings;
    }

    void find() {
        repeated();
        shared();
        lostZeros();
    }

    /** A line of a phone that stands in two rows. */
    private void repeated() {
        Map<String, Integer> first = new HashMap<>();
        rows.stream().filter(row -> row.number() != null && row.mac() != null).forEach(row -> {
            Integer earlier = first.putIfAbsent(row.number() + " " + row.mac(), row.row());
            if (earlier != null) {
                findings.fault("", new Spot(row.row(), 1), Flaw.ROW_TWICE, earlier, row.number(), row.mac());
            }
        });
    }

    /** Phones of several rows, which get a line of each; a MAC that was copied by mistake looks the same. */
    private void shared() {
        Map<MacAddress, List<CsvRow>> byMac = rows.stream()
                .filter(row -> row.number() != null && row.mac() != null)
                .collect(Collectors.groupingBy(CsvRow::mac, LinkedHashMap::new, Collectors.toList()));
        byMac.values().removeIf(each -> each.size() == 1 || hasAll(each));
        if (!byMac.isEmpty()) {
            findings.warning(
                    "mac", new Spot(byMac.values().iterator().next().get(1).row(), 1), shared(byMac));
        }
    }

    private static Complaint shared(Map<MacAddress, List<CsvRow>> byMac) {
        Map.Entry<MacAddress, List<CsvRow>> first = byMac.entrySet().iterator().next();
        return byMac.size() == 1
                ? Complaint.of(Flaw.ROWS_OF_ONE_PHONE, first.getKey(), new Complaint.All(rows(first.getValue())))
                : Complaint.of(
                        Flaw.ROWS_OF_SEVERAL_PHONES,
                        byMac.size(),
                        byMac.entrySet().stream()
                                        .limit(SHOWN)
                                        .map(each -> each.getKey() + ": " + String.join(", ", rows(each.getValue())))
                                        .collect(Collectors.joining("; "))
                                + (byMac.size() > SHOWN ? "; …" : ""));
    }

    private static List<String> rows(List<CsvRow> same) {
        return same.stream()
                .limit(SHOWN)
                .map(row -> Integer.toString(row.row()))
                .toList();
    }

    /** Whether the site has a phone of these lines already. */
    private boolean hasAll(List<CsvRow> same) {
        Optional<Phone> known = before.phones().stream()
                .filter(phone -> phone.mac().equals(same.getFirst().mac()))
                .findFirst();
        return known.filter(phone -> same.stream().map(CsvRow::number).allMatch(phone.lines()::contains))
                .isPresent();
    }

    /** A number that is as long as the others with the zeros that Excel drops. */
    private void lostZeros() {
        Set<String> numbers = new HashSet<>();
        rows.stream()
                .map(CsvRow::number)
                .filter(number -> number != null && DIGITS.matcher(number).matches())
                .forEach(numbers::add);
        Map<Integer, List<String>> withZero = numbers.stream()
                .filter(number -> number.startsWith("0"))
                .collect(Collectors.groupingBy(String::length));
        Set<String> known =
                before.extensions().stream().map(Site.Extension::number).collect(Collectors.toSet());
        rows.stream()
                .filter(row -> row.number() != null
                        && DIGITS.matcher(row.number()).matches()
                        && !row.number().startsWith("0")
                        && !known.contains(row.number()))
                .forEach(row -> LOST.stream()
                        .map(zeros -> zeros + row.number())
                        .filter(whole -> !numbers.contains(whole) && !known.contains(whole))
                        .filter(whole -> isRule(withZero.getOrDefault(whole.length(), List.of()), numbers.size()))
                        .findFirst()
                        .ifPresent(whole -> lost(row, whole, withZero.get(whole.length()))));
    }

    private static boolean isRule(List<String> alike, int all) {
        return alike.size() >= LEAST_ALIKE && alike.size() * 2 > all;
    }

    private void lost(CsvRow row, String whole, List<String> alike) {
        findings.fault(
                "number",
                new Spot(row.row(), 1),
                Flaw.ROW_UNLIKE_OTHERS,
                row.number(),
                alike.size(),
                alike.stream().min(String::compareTo).orElseThrow(),
                whole);
    }
}
