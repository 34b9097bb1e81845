package org.dialtone.dhcp.leasefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Kea's memfile, {@code kea-leases4.csv}. Kea quotes nothing; it writes a comma within a cell as {@code &#x2c}.
 */
final class KeaLeases {

    private static final Pattern ESCAPED = Pattern.compile("&#x([0-9a-fA-F]{2});?");
    private static final long FOR_EVER = 0xffff_ffffL;
    private static final String DECLINED = "1";
    private static final String DEFAULT = "0";

    private final LeaseFile.Entries entries;
    private List<String> headings = List.of();

    KeaLeases(LeaseFile.Entries entries) {
        this.entries = entries;
    }

    void read(String text) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setQuote(null).get();
        try (CSVParser parser = CSVParser.parse(text.strip(), format)) {
            for (CSVRecord row : parser) {
                take(row, Math.toIntExact(parser.getCurrentLineNumber()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            entries.fault(new LeaseFile.Fault(1, LeaseFile.Flaw.UNREADABLE, String.valueOf(e.getMessage())));
        }
    }

    private void take(CSVRecord row, int line) {
        if (headings.isEmpty()) {
            headings = List.of(row.values());
            return;
        }
        try {
            entries.add(lease(row, line));
        } catch (EntryFault e) {
            entries.fault(e.on(line));
        }
    }

    private FiledLease lease(CSVRecord row, int line) {
        long lasts = Cells.number(cell(row, "valid_lifetime"));
        Instant ends = lasts >= FOR_EVER ? null : Cells.seconds(cell(row, "expire"));
        // Kea deletes a lease by a last row with the lifetime 0.
        FiledLease.State state = lasts == 0 ? FiledLease.State.ENDED : state(cell(row, "state"));
        String mac = cell(row, "hwaddr");
        return new FiledLease(
                line,
                Cells.address(cell(row, "address")),
                mac.isEmpty() && state != FiledLease.State.ACTIVE ? null : Cells.mac(mac),
                Cells.clientId(cell(row, "client_id")),
                state,
                ends,
                Cells.hostname(cell(row, "hostname")));
    }

    private static FiledLease.State state(String text) {
        return switch (text) {
            case "", DEFAULT -> FiledLease.State.ACTIVE;
            case DECLINED -> FiledLease.State.DECLINED;
            default -> FiledLease.State.ENDED;
        };
    }

    /** The cell below the heading; empty where there is none. */
    private String cell(CSVRecord row, String heading) {
        int at = headings.indexOf(heading);
        String text = at < 0 || at >= row.size() ? "" : row.get(at).strip();
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))));
    }
}
