package org.dialtone.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PoolUse;

/** Defines the names and descriptions of the box's own meters; the caller supplies the figures. */
public final class BoxMeters {

    private final Meters meters;

    public BoxMeters(Meters meters) {
        this.meters = meters;
    }

    /**
     * Adds the meters of the DHCP server's sockets.
     *
     * @param received packets that came in, malformed ones included
     * @param replies  packets that went out
     * @param dropped  packets that got no answer, by reason
     */
    public BoxMeters dhcp(LongSupplier received, LongSupplier replies, Supplier<Map<String, Long>> dropped) {
        meters.count("dialtone.dhcp.received", "DHCP packets that came in", received)
                .count("dialtone.dhcp.replies", "DHCP packets that went out", replies)
                .count("dialtone.dhcp.dropped", "DHCP packets that got no answer", "reason", dropped);
        return this;
    }

    /** Adds the meter of messages beyond the limit for one client; the box answers them. */
    public BoxMeters floods(LongSupplier flooding) {
        meters.count("dialtone.dhcp.flooding", "DHCP messages beyond the limit for one client", flooding);
        return this;
    }

    /**
     * Adds the meter of declined addresses.
     *
     * @param declined addresses that clients declined, by what was found at the address
     */
    public BoxMeters declines(Supplier<Map<String, Long>> declined) {
        meters.count("dialtone.dhcp.declined", "Addresses that their clients declined", "found", declined);
        return this;
    }

    /**
     * Adds the meters of the TFTP server.
     *
     * @param requests  requests that came in
     * @param transfers transfers that ended, by how they ended
     * @param active    transfers under way
     * @param dropped   packets that got no answer, by reason
     */
    public BoxMeters tftp(
            LongSupplier requests,
            Supplier<Map<String, Long>> transfers,
            LongSupplier active,
            Supplier<Map<String, Long>> dropped) {
        meters.count("dialtone.tftp.requests", "TFTP requests that came in", requests)
                .count("dialtone.tftp.transfers", "TFTP transfers that ended", "result", transfers)
                .measure("dialtone.tftp.active", "TFTP transfers on their way now", active)
                .count("dialtone.tftp.dropped", "TFTP packets that got no answer", "reason", dropped);
        return this;
    }

    /** Adds the meters of leases and addresses, for every scope. */
    public BoxMeters pools(Supplier<List<PoolUse>> pools) {
        meters.measure("dialtone.dhcp.leases", "Leases in the scope's subnet", () -> leases(pools.get()))
                .measure("dialtone.dhcp.addresses.free", "Addresses that new phones can get", () -> free(pools.get()))
                .measure("dialtone.dhcp.addresses", "Addresses that may be given out", () -> all(pools.get()));
        return this;
    }

    /**
     * Adds the meters of phones by state.
     *
     * @param counts the headline, as console and API show it
     */
    public BoxMeters phones(Supplier<PhoneCounts> counts) {
        meters.measure("dialtone.phones", "Phones by state", () -> states(counts.get()));
        return this;
    }

    /**
     * Adds the meters of the registrar's bindings.
     *
     * @param bindings contacts that are registered now
     * @param silent   registered contacts that don't answer
     */
    public BoxMeters bindings(LongSupplier bindings, LongSupplier silent) {
        meters.measure("dialtone.sip.bindings", "Contacts that are registered now", bindings)
                .measure("dialtone.sip.silent", "Contacts that are registered now and don't answer", silent);
        return this;
    }

    /** Adds the meter of keys that watch a number. @param living subscriptions that live now */
    public BoxMeters subscriptions(LongSupplier living) {
        meters.measure("dialtone.sip.subscriptions", "Keys that watch a number now", living);
        return this;
    }

    /**
     * Adds the meters of calls and alarms.
     *
     * @param live    calls that ring or talk
     * @param waiting open alarms that nobody has acknowledged
     */
    public BoxMeters callsAndAlarms(LongSupplier live, LongSupplier waiting) {
        meters.measure("dialtone.sip.calls", "Calls that ring or talk now", live)
                .measure("dialtone.alarms.waiting", "Open alarms that nobody has acknowledged", waiting);
        return this;
    }

    /**
     * Adds the meter of passwords that somebody else seems to know.
     *
     * @param misplaced right passwords that came from an address of none of the extension's phones
     */
    public BoxMeters registrar(LongSupplier misplaced) {
        meters.count(
                "dialtone.sip.misplaced",
                "Right passwords from addresses that no phone of the extension holds",
                misplaced);
        return this;
    }

    /**
     * Adds the meter of the journal's losses.
     *
     * @param dropped entries that were lost to a slow or full disk
     */
    public BoxMeters journal(LongSupplier dropped) {
        meters.count("dialtone.journal.dropped", "Journal entries that were lost", dropped);
        return this;
    }

    /**
     * Adds a meter whose value is always 1; its tags hold the facts.
     *
     * @param facts about the program, by name
     */
    public BoxMeters build(Map<String, String> facts) {
        List<Tag> tags = facts.entrySet().stream()
                .map(fact -> Tag.of(fact.getKey(), fact.getValue()))
                .toList();
        meters.measure("dialtone.build.info", "Which Dialtone this is", () -> Map.of(Tags.of(tags), 1L));
        return this;
    }

    private static Map<Tags, Long> leases(List<PoolUse> pools) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        for (PoolUse pool : pools) {
            for (PoolUse.Standing standing : PoolUse.Standing.values()) {
                rows.put(
                        Tags.of("scope", pool.scope(), "state", standing.name()),
                        pool.byState().getOrDefault(standing, 0L));
            }
        }
        return rows;
    }

    private static Map<Tags, Long> states(PhoneCounts counts) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        counts.byState().forEach((state, count) -> rows.put(Tags.of("state", state.key()), (long) count));
        return rows;
    }

    private static Map<Tags, Long> all(List<PoolUse> pools) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        pools.forEach(pool -> rows.put(Tags.of("scope", pool.scope()), pool.total()));
        return rows;
    }

    private static Map<Tags, Long> free(List<PoolUse> pools) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        pools.forEach(pool -> rows.put(Tags.of("scope", pool.scope()), pool.free()));
        return rows;
    }
}
