package org.dialtone.dhcp.leasefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;

/**
 * The content of another server's lease file. These files are journals: the last entry of an address counts.
 *
 * @param leases one an address, in the order of their lines
 * @param faults entries that can't be read, the first {@value #MOST_FAULTS}
 */
public record LeaseFile(Format format, List<FiledLease> leases, List<Fault> faults) {

    /** The largest file that is read, in bytes: a hundred thousand entries. */
    public static final int MOST_BYTES = 10 << 20;

    static final int MOST_FAULTS = 1_000;
    static final int MOST_LEASES = 70_000;

    private static final Pattern ISC =
            Pattern.compile("(?m)^[ \\t]{0,64}(lease [0-9.]{7,15} \\{|server-duid |authoring-byte-order )");
    private static final Pattern DNSMASQ =
            Pattern.compile("\\A\\s*(duid \\S+|\\d{1,19} \\S+ \\d+\\.\\d+\\.\\d+\\.\\d+ \\S+.*)(\\R|\\z)");
    private static final Pattern KEA = Pattern.compile("\\A\\s*address,hwaddr,");

    /** Whose file it is. */
    public enum Format {
        KEA("Kea"),
        ISC("ISC dhcpd"),
        DNSMASQ("dnsmasq");

        private final String says;

        Format(String says) {
            this.says = says;
        }

        /** The server's usual name. */
        public String says() {
            return says;
        }
    }

    /** Why an entry can't be read. */
    public enum Flaw {
        NO_ADDRESS,
        NO_MAC,
        MAC_MISSING,
        NO_CLIENT_ID,
        NO_SECONDS,
        NO_TIME,
        /** A line of dnsmasq has this number of words. */
        WORDS,
        CUT_OFF,
        /** This and further addresses are too many; the largest number is told. */
        TOO_MANY,
        UNREADABLE
    }

    /**
     * An entry that can't be read.
     *
     * @param line  from 1
     * @param about what is at fault; empty where nothing is there
     */
    public record Fault(int line, Flaw flaw, String about) {}

    /** Takes the entries of a file as they come. */
    static final class Entries {

        private final Map<Ip4, FiledLease> last = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        void add(FiledLease lease) {
            if (last.remove(lease.address()) == null && last.size() >= MOST_LEASES) {
                fault(new Fault(lease.line(), Flaw.TOO_MANY, Integer.toString(MOST_LEASES)));
            } else {
                last.put(lease.address(), lease);
            }
        }

        void fault(Fault fault) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(fault);
            }
        }

        LeaseFile file(Format format) {
            return new LeaseFile(format, List.copyOf(last.values()), List.copyOf(faults));
        }
    }

    /** Reads a file and finds out whose it is; empty where it is none of them. Never throws on what the text holds. */
    public static Optional<LeaseFile> read(String text) {
        Entries entries = new Entries();
        if (KEA.matcher(text).find()) {
            new KeaLeases(entries).read(text);
            return Optional.of(entries.file(Format.KEA));
        }
        if (DNSMASQ.matcher(text).find()) {
            new DnsmasqLeases(entries).read(text);
            return Optional.of(entries.file(Format.DNSMASQ));
        }
        if (ISC.matcher(text).find()) {
            new IscLeases(entries).read(text);
            return Optional.of(entries.file(Format.ISC));
        }
        return Optional.empty();
    }
}
