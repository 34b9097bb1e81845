package org.dialtone.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/** One Ethernet link with the box and all stations on it. It loses, doubles and delays packets. */
final class VirtualLan {

    static final Subnet SUBNET = Subnet.of("10.66.0.0/16");
    static final Ip4 BOX = Ip4.of("10.66.0.1");
    /** An address beyond a router. */
    static final Ip4 STRANGER = Ip4.of("198.51.100.7");
    /** No phone waits longer for a connection. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VirtualTime time;
    private final Chance chance;
    private final EventTrace trace;
    private final Map<MacAddress, Station> stations = new LinkedHashMap<>();
    private FaultRates rates;
    private long leaseEvents;

    VirtualLan(VirtualTime time, Chance chance, EventTrace trace, FaultRates rates) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.rates = rates;
    }

    void calm() {
        rates = FaultRates.NONE;
    }

    /** Something happened that may have changed who holds which address. */
    void leasesChanged() {
        leaseEvents++;
    }

    long leaseEvents() {
        return leaseEvents;
    }

    void add(Station station) {
        stations.put(station.mac(), station);
    }

    Optional<Station> station(MacAddress mac) {
        return Optional.ofNullable(stations.get(mac));
    }

    Collection<Station> stations() {
        return stations.values();
    }

    void tell(String who, String what) {
        trace.say(who, what);
    }

    /** Carries one packet. @param what for the story */
    void carry(String sender, String what, Runnable arrival) {
        if (chance.of(rates.lost())) {
            trace.say(sender, what + " -> lost");
            return;
        }
        int copies = chance.of(rates.doubled()) ? 2 : 1;
        trace.say(sender, copies == 2 ? what + " -> doubled" : what);
        for (int i = 0; i < copies; i++) {
            boolean late = chance.of(rates.late());
            time.afterMicros(late ? 500_000 + chance.below(20_000_000) : 100 + chance.below(3_000), arrival);
        }
    }

    /** All but its sender hear what is for every DHCP server; the box has its own socket. */
    void broadcast(Station sender, DhcpMessage message) {
        stations.values().stream().filter(each -> each != sender).forEach(each -> each.overhear(message));
    }

    /** Carries what goes over a connection, which comes whole or not at all. */
    void connect(String sender, String what, Runnable arrival) {
        if (chance.of(rates.lost() * rates.lost())) {
            trace.say(sender, what + " -> no connection");
            return;
        }
        trace.say(sender, what);
        time.afterMicros(200 + chance.below((int) (1 + 2_000_000 * rates.lost())), arrival);
    }

    /**
     * Carries an answer over a connection: its frames leave for one device at once, and those that get lost are sent
     * again a while later, to whoever has the address then.
     */
    void answer(String sender, String what, Runnable arrival, Runnable again) {
        if (chance.of(rates.lost())) {
            trace.say(sender, what + " -> lost");
            time.after(chance.millis(200, 2_000), again);
        } else {
            trace.say(sender, what);
            time.afterMicros(200 + chance.below(3_000), arrival);
        }
    }

    /** The devices that answer for this address, in any order. */
    List<Station> answering(Ip4 address) {
        List<Station> all = new ArrayList<>();
        for (Station each : stations.values()) {
            if (each.answers(address)) {
                all.add(each);
            }
        }
        return all;
    }

    /** The device whose answer to one ARP question comes first; empty where nobody answers in time. */
    Optional<Station> arp(Ip4 address) {
        List<Station> all = answering(address);
        return all.isEmpty() ? Optional.empty() : Optional.of(chance.from(all));
    }
}
