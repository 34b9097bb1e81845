package org.dialtone.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.leasefile.LeaseFile;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.RowFate;

/** Reads a site file for the command line, and words what was found in it. */
public final class SiteText {

    /** The largest size of a site file: five thousand phones take about two megabytes. */
    private static final long LARGEST = 16 << 20;

    /** The box takes far less, and says so. */
    private static final long LARGEST_CERTIFICATE = 1 << 20;

    private SiteText() {}

    static String read(Path file) throws IOException {
        return read(file, StandardCharsets.UTF_8, LARGEST, "a site file", "give the path of a site file");
    }

    /** A certificate with its key, as PEM, which has no letters but ASCII's. */
    static String readCertificate(Path file) throws IOException {
        return read(
                file,
                StandardCharsets.ISO_8859_1,
                LARGEST_CERTIFICATE,
                "a certificate",
                "give one certificate, its chain and its key");
    }

    /** Another server's lease file: each char is one byte. */
    static String readLeases(Path file) throws IOException {
        return read(
                file,
                StandardCharsets.ISO_8859_1,
                LeaseFile.MOST_BYTES,
                "a lease file",
                "let its server write it anew, without the entries that are over");
    }

    private static String read(Path file, Charset charset, long largest, String what, String remedy)
            throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new CommandFault(file + " is a folder; give the path of " + what);
            }
            if (Files.size(file) > largest) {
                throw new CommandFault(file + " is larger than " + (largest >> 20)
                        + " MiB, the most that the box reads of " + what + "; " + remedy);
            }
            return Files.readString(file, charset);
        } catch (NoSuchFileException _) {
            throw new CommandFault(file + " doesn't exist; give the path of " + what);
        } catch (AccessDeniedException _) {
            throw new CommandFault(file + " can't be read: permission denied; give user "
                    + System.getProperty("user.name") + " read access to it");
        } catch (MalformedInputException _) {
            throw new CommandFault(file + " is not UTF-8 text; save it as UTF-8"
                    + (file.toString().endsWith(".csv") ? ", in Excel as \"CSV UTF-8 (comma delimited)\"" : ""));
        }
    }

    /** One line for each finding: {@code site.yaml:12:5: dhcp.scopes[0].pools: what is wrong (what would be right)}. */
    public static String lines(String file, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(
                finding -> text.append(file).append(':').append(line(finding)).append('\n'));
        return text.toString();
    }

    /** One line for each row of a table: {@code phones.csv:2: extension added, phone unchanged}. */
    static String rows(String file, List<RowFate> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(file)
                .append(':')
                .append(row.row())
                .append(": ")
                .append(fate(row))
                .append('\n'));
        return text.toString();
    }

    private static String fate(RowFate row) {
        if (row.extension() == RowFate.Fate.REFUSED || row.phone() == RowFate.Fate.REFUSED) {
            return "refused";
        }
        return Stream.of(part("extension", row.extension()), part("phone", row.phone()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String part(String what, RowFate.Fate fate) {
        return fate == null ? null : what + " " + fate.name().toLowerCase(Locale.ROOT);
    }

    private static String line(Finding finding) {
        String place = finding.line() == 0 ? " " : finding.line() + ":" + finding.column() + ": ";
        return place
                + (finding.isFault() ? "" : "warning: ")
                + (finding.path().isEmpty() ? "" : finding.path() + ": ")
                + finding.says()
                + (finding.remedy().isEmpty() ? "" : " (" + finding.remedy() + ")");
    }
}
