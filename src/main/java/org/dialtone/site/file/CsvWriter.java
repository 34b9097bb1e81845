package org.dialtone.site.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Phone;

/** Writes the extensions and phones of a site as a table that can be imported again. */
public final class CsvWriter {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Extension> extensions = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final boolean secrets;

    private CsvWriter(Site site, boolean secrets) {
        this.secrets = secrets;
        site.extensions().forEach(each -> extensions.put(each.number(), each));
    }

    /**
     * Writes a row for each line of each phone, then a row for each extension without a phone; passwords only with
     * {@code secrets}.
     */
    public static String write(Site site, boolean secrets) {
        CsvWriter writer = new CsvWriter(site, secrets);
        try (CSVPrinter printer = new CSVPrinter(writer.text, CSVFormat.DEFAULT)) {
            printer.printRecord(CsvReader.COLUMNS);
            for (Phone phone : site.phones()) {
                writer.phone(printer, phone);
            }
            for (Extension extension : site.extensions()) {
                if (!writer.told.contains(extension.number())) {
                    writer.row(printer, extension, null, false);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all that is written", e);
        }
        return writer.text.toString();
    }

    private void phone(CSVPrinter printer, Phone phone) throws IOException {
        if (phone.lines().isEmpty()) {
            row(printer, null, phone, true);
        }
        boolean first = true;
        for (String line : phone.lines()) {
            row(printer, extensions.get(line), phone, first);
            first = false;
        }
    }

    /** @param first whether to write the values that are the same for all lines of the phone */
    private void row(CSVPrinter printer, Extension extension, Phone phone, boolean first) throws IOException {
        boolean fresh = extension != null && told.add(extension.number());
        boolean whole = phone != null && first;
        printer.printRecord(
                cell(extension == null ? null : extension.number()),
                cell(fresh ? extension.name() : null),
                cell(fresh && secrets ? extension.password() : null),
                cell(fresh && extension.anywhere() ? "yes" : null),
                cell(phone == null ? null : phone.mac()),
                cell(whole ? phone.vendor() : null),
                cell(whole ? phone.model() : null),
                cell(whole ? words(phone.alsoMacs()) : null),
                cell(whole ? words(phone.addresses()) : null),
                cell(fresh && !extension.listed() ? "no" : null));
    }

    private static String words(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String cell(Object value) {
        return value == null ? "" : CsvCells.write(value.toString());
    }
}
