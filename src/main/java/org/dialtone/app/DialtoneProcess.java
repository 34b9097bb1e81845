package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One process of those that share a database.
 *
 * @param id        stays over its restarts: the data folder holds it
 * @param name      of its machine, or as the settings say
 * @param version   of the program
 * @param console   the URL of its console
 * @param addresses the shared addresses that it holds
 * @param hosts     the IPv4 addresses of its machine
 * @param macs      the hardware addresses of its machine on the links of the shared addresses; an older program tells none
 * @param files     a digest of its packs and firmware files, which every process has for itself
 * @param hears     whether it heard other devices lately on the links of the shared addresses
 * @param since     since when it is in its state, by the database's clock
 * @param seen      when it last told of itself, by the database's clock
 */
public record DialtoneProcess(
        String id,
        String name,
        String version,
        String console,
        List<String> addresses,
        Set<Ip4> hosts,
        Set<MacAddress> macs,
        String files,
        boolean hears,
        Instant since,
        Instant seen,
        State state) {

    /** One that doesn't tell its hardware addresses. */
    public DialtoneProcess(
            String id,
            String name,
            String version,
            String console,
            List<String> addresses,
            Set<Ip4> hosts,
            String files,
            boolean hears,
            Instant since,
            Instant seen,
            State state) {
        this(id, name, version, console, addresses, hosts, Set.of(), files, hears, since, seen, state);
    }

    public enum State {
        ACTIVE,
        READY,
        /** It told nothing of itself for 10 seconds. */
        SILENT;

        /** The state's name in API and console, e.g. {@code ready}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DialtoneProcess {
        addresses = List.copyOf(addresses);
        hosts = Set.copyOf(hosts);
        macs = Set.copyOf(macs);
    }

    /** Whether both are one process, whatever either tells of itself. */
    public boolean is(DialtoneProcess other) {
        return id.equals(other.id);
    }

    /** The console's URL, where a page may link to it: another program may have written anything to the table. */
    public Optional<String> link() {
        return link(console);
    }

    /** As {@link #link()}, of the URL itself. */
    public static Optional<String> link(String console) {
        return Optional.ofNullable(console).filter(url -> url.matches("https?://.*"));
    }
}
