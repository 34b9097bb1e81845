package org.dialtone.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dialtone.app.view.PoolUse;

/** The names and meanings of the box's own meters; who wires them says where the figures come from. */
public final class BoxMeters {

    private final Meters meters;

    public BoxMeters(Meters meters) {
        this.meters = meters;
    }

    /**
     * What the sockets of the DHCP server saw.
     *
     * @param received packets that came in, malformed ones too
     * @param replies  packets that went out
     * @param dropped  packets that got no answer, by reason
     */
    public BoxMeters dhcp(LongSupplier received, LongSupplier replies, Supplier<Map<String, Long>> dropped) {
        meters.count("dialtone.dhcp.received", "DHCP packets that came in", received)
                .count("dialtone.dhcp.replies", "DHCP packets that went out", replies)
                .count("dialtone.dhcp.dropped", "DHCP packets that got no answer", "reason", dropped);
        return this;
    }

    /**
     * What clients declined.
     *
     * @param declined addresses, by what was found there
     */
    public BoxMeters declines(Supplier<Map<String, Long>> declined) {
        meters.count("dialtone.dhcp.declined", "Addresses that their clients declined", "found", declined);
        return this;
    }

    /**
     * What the TFTP server did.
     *
     * @param requests  that came in
     * @param transfers by how they ended
     * @param active    on their way now
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

    /** Leases and free addresses of every scope. */
    public BoxMeters pools(Supplier<List<PoolUse>> pools) {
        meters.measure("dialtone.dhcp.leases", "Leases in the scope's subnet", () -> leases(pools.get()))
                .measure("dialtone.dhcp.addresses.free", "Addresses that new phones can get", () -> free(pools.get()));
        return this;
    }

    /**
     * What the registrar holds.
     *
     * @param bindings contacts that are registered now
     * @param silent   those of them that don't answer
     */
    public BoxMeters bindings(LongSupplier bindings, LongSupplier silent) {
        meters.measure("dialtone.sip.bindings", "Contacts that are registered now", bindings)
                .measure("dialtone.sip.silent", "Contacts that are registered now and don't answer", silent);
        return this;
    }

    /**
     * What the registrar is wary of.
     *
     * @param misplaced right passwords from where none of the extension's phones is
     */
    public BoxMeters registrar(LongSupplier misplaced) {
        meters.count(
                "dialtone.sip.misplaced",
                "Right passwords from addresses that no phone of the extension holds",
                misplaced);
        return this;
    }

    /**
     * What the journal lost.
     *
     * @param dropped entries that a slow or full disk cost
     */
    public BoxMeters journal(LongSupplier dropped) {
        meters.count("dialtone.journal.dropped", "Journal entries that were lost", dropped);
        return this;
    }

    /**
     * Always 1: what it tells is in its tags.
     *
     * @param facts of the program, by name
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

    private static Map<Tags, Long> free(List<PoolUse> pools) {
        Map<Tags, Long> rows = new LinkedHashMap<>();
        pools.forEach(pool -> rows.put(Tags.of("scope", pool.scope()), pool.free()));
        return rows;
    }
}
