package org.dialtone.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Judges what machines said on the wire. It knows the packets, the rows of the database, and whose turn the database
 * said it was, and nothing of the program.
 */
final class LeaseJudge {

    /** Microseconds: leases end at whole seconds on the wire, and at milliseconds in the rows. */
    private static final long ROUNDING = 2_000_000;

    private final Turns turns;
    /** The ACKs of those who have an address. */
    private final Map<Ip4, Seen.Acked> holders = new HashMap<>();
    /**
     * The same, with those who gave it back: that the database knows of it is promised to nobody, and so they may be told
     * of the rest of their lease.
     */
    private final Map<Ip4, Seen.Acked> promised = new HashMap<>();

    private final Map<MacAddress, Ip4> addresses = new HashMap<>();
    /** When a device gave an address up last, by a RELEASE or because it has another one. */
    private final Map<Ip4, Map<MacAddress, Long>> left = new HashMap<>();

    /**
     * What threads were about to send when their machine was frozen leaves when it wakes, and no program can call it
     * back. A phone counts its lease from when it asked (RFC 2131 section 4.4.1), and so isn't told more by such an ACK.
     */
    private final Set<Seen> late = new HashSet<>();

    private final List<String> faults = new ArrayList<>();
    private long acks;
    private long fromMemory;

    LeaseJudge(Turns turns) {
        this.turns = turns;
    }

    /** Takes the next packets, in the order of their times. */
    void see(List<Seen> packets) {
        for (Seen each : packets) {
            if (!turns.named(each.by(), each.at()) && turns.finishes(each.by(), each.at())) {
                late.add(each);
                continue;
            }
            switch (each) {
                case Seen.Acked ack -> acked(ack);
                case Seen.Released released -> leaves(released.mac(), released.address(), released.at());
                case Seen.Offered offered -> offered(offered);
                case Seen.Refused refused -> maySpeak(refused, false);
                case Seen.Registered registered -> maySpeak(registered, true);
                case Seen.Filed filed -> maySpeak(filed, true);
            }
        }
    }

    /** What was wrong so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    long acks() {
        return acks;
    }

    /** How many ACKs came from a machine that couldn't reach the database while another was named there. */
    long fromMemory() {
        return fromMemory;
    }

    /** Says where the rows don't hold what was acknowledged. @param rows leases and history, read after the ACKs left */
    void compare(List<Seen.Acked> acknowledged, List<StoredLease> rows) {
        Map<Ip4, List<StoredLease>> byAddress = new HashMap<>();
        rows.forEach(row ->
                byAddress.computeIfAbsent(row.address(), _ -> new ArrayList<>()).add(row));
        for (Seen.Acked ack : acknowledged) {
            List<StoredLease> there = byAddress.getOrDefault(ack.address(), List.of());
            if (!late.contains(ack) && there.stream().noneMatch(row -> covers(row, ack))) {
                faults.add("not in the database: " + ack + ", only " + there);
            }
        }
    }

    private boolean covers(StoredLease row, Seen.Acked ack) {
        long gone = left.getOrDefault(ack.address(), Map.of()).getOrDefault(ack.mac(), 0L);
        long end = gone > ack.at() ? Math.min(gone, ack.end()) : ack.end();
        return row.mac().equals(ack.mac())
                && row.since() * 1000 <= ack.at() + ROUNDING
                && row.expires() * 1000 >= end - ROUNDING;
    }

    private void acked(Seen.Acked ack) {
        acks++;
        Seen.Acked holder = holders.get(ack.address());
        if (holder != null && !holder.mac().equals(ack.mac()) && holder.end() > ack.at()) {
            faults.add("two have one address: " + ack + " after " + holder);
        }
        Seen.Acked before = promised.get(ack.address());
        boolean isTheirs = before != null && before.mac().equals(ack.mac());
        if (!turns.named(ack.by(), ack.at())) {
            // How long is for the rows to say: whoever takes over gives all leases the time in which nobody served, so
            // that the database may hold a later end than the phone was told.
            if (isTheirs && turns.isCut(ack.by(), ack.at())) {
                fromMemory++;
            } else {
                faults.add("out of turn: " + ack);
            }
        }
        Ip4 former = addresses.put(ack.mac(), ack.address());
        if (former != null && !former.equals(ack.address())) {
            leaves(ack.mac(), former, ack.at());
        }
        Seen.Acked longest = isTheirs && before.end() > ack.end() ? before : ack;
        promised.put(ack.address(), longest);
        holders.put(ack.address(), longest);
    }

    private void leaves(MacAddress mac, Ip4 address, long at) {
        left.computeIfAbsent(address, _ -> new HashMap<>()).put(mac, at);
        Seen.Acked holder = holders.get(address);
        if (holder != null && holder.mac().equals(mac)) {
            holders.remove(address);
        }
    }

    /** A phone that starts anew is offered the address that it has. */
    private void offered(Seen.Offered offer) {
        Seen.Acked before = promised.get(offer.address());
        maySpeak(offer, before != null && before.mac().equals(offer.mac()));
    }

    /** @param nothingNew whether one that is cut off may say it from memory */
    private void maySpeak(Seen packet, boolean nothingNew) {
        if (!turns.named(packet.by(), packet.at()) && !(nothingNew && turns.isCut(packet.by(), packet.at()))) {
            faults.add("out of turn: " + packet);
        }
    }
}
