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
     * @param why     why the lease is left out; null where it is taken
     */
    public record Row(int line, String address, String mac, boolean taken, Said why) {

        /** One line for people. */
        @Override
        public String toString() {
            String what = address == null ? "" : address + (mac == null ? "" : " of " + mac) + ": ";
            return what + (taken ? "taken" : "left out, " + why.says());
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
                        why(each)));
        Stream<Row> unread = file.faults().stream().map(each -> new Row(each.line(), null, null, false, why(each)));
        return new LeaseFileReview(
                file.format().says(),
                Stream.concat(read, unread)
                        .sorted(Comparator.comparingInt(Row::line))
                        .toList());
    }

    private static Said why(ImportedLease lease) {
        return switch (lease.fate()) {
            case TAKEN -> null;
            case PRESENT -> Said.of("leases.present");
            case ENDED -> Said.of("leases.ended");
            case DECLINED -> Said.of("leases.declined");
            case IN_NO_SUBNET -> Said.of("leases.inNoSubnet");
            case IN_NO_POOL -> Said.of("leases.inNoPool", lease.about());
            case OF_THE_BOX -> Said.of("leases.ofTheBox");
            case RESERVED_FOR_OTHER -> Said.of("leases.reservedForOther", lease.about());
            case ANOTHER_RESERVED -> Said.of("leases.anotherReserved", lease.about());
            case CLIENT_DENIED -> Said.of("leases.clientDenied");
            case HELD_BY_OTHER -> Said.of("leases.heldByOther", lease.about());
            case HAS_ANOTHER -> Said.of("leases.hasAnother", lease.about());
            case LATER_IN_FILE -> Said.of("leases.laterInFile", lease.about());
        };
    }

    private static Said why(LeaseFile.Fault fault) {
        return switch (fault.flaw()) {
            case NO_ADDRESS -> Said.of("leases.noAddress", fault.about());
            case NO_MAC -> Said.of("leases.noMac", fault.about());
            case MAC_MISSING -> Said.of("leases.macMissing");
            case NO_CLIENT_ID -> Said.of("leases.noClientId", fault.about());
            case NO_SECONDS -> Said.of("leases.noSeconds", fault.about());
            case NO_TIME -> Said.of("leases.noTime", fault.about());
            case WORDS -> Said.of("leases.words", fault.about());
            case CUT_OFF -> Said.of("leases.cutOff", fault.about());
            case TOO_MANY -> Said.of("leases.tooMany", fault.about());
            case UNREADABLE -> Said.of("leases.unreadable", fault.about());
        };
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
