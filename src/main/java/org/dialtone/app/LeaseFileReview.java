package org.dialtone.app;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.dhcp.ImportedLease;
import org.dialtone.dhcp.leasefile.LeaseFile;

/**
 * What an import makes of another server's lease file.
 *
 * @param server whose file it is
 * @param rows   by line, each address once
 */
public record LeaseFileReview(String server, List<Row> rows) {

    /**
     * One lease of the file.
     *
     * @param line    from 1
     * @param address null where the entry can't be read, as is the MAC; the MAC also where nobody has the address
     * @param why     why the lease is left out; empty where it is taken
     */
    public record Row(int line, String address, String mac, boolean taken, String why) {

        /** One line for people. */
        @Override
        public String toString() {
            String what = address == null ? "" : address + (mac == null ? "" : " of " + mac) + ": ";
            return what + (taken ? "taken" : "left out, " + why);
        }
    }

    /** The review of a file whose leases have these fates. */
    public static LeaseFileReview of(LeaseFile file, List<ImportedLease> fates) {
        Stream<Row> read = fates.stream()
                .map(each -> new Row(
                        each.lease().line(),
                        each.lease().address().toString(),
                        Objects.toString(each.lease().mac(), null),
                        each.isTaken(),
                        each.why()));
        Stream<Row> unread = file.faults().stream().map(each -> new Row(each.line(), null, null, false, each.says()));
        return new LeaseFileReview(
                file.format().says(),
                Stream.concat(read, unread)
                        .sorted(Comparator.comparingInt(Row::line))
                        .toList());
    }

    /** Number of leases that are taken. */
    public long taken() {
        return rows.stream().filter(Row::taken).count();
    }

    /** Number of entries that are left out. */
    public long leftOut() {
        return rows.size() - taken();
    }

    /** The sum in words, e.g. {@code 48 leases of Kea are taken, 2 are left out}. */
    public String sum() {
        return taken()
                + (taken() == 1 ? " lease of " : " leases of ")
                + server
                + (taken() == 1 ? " is taken, " : " are taken, ")
                + leftOut()
                + (leftOut() == 1 ? " is left out" : " are left out");
    }
}
