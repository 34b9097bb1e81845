package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * How an address is probed: by ARP on the link that it belongs to, else by ICMP echo. The address decides, not the
 * message, because anyone can write a relay into a message, and phones leave pings unanswered more often than ARP. For
 * one thread.
 */
final class ProbeWays {

    /**
     * Time limit of a probe. An OFFER leaves after 200 ms at most, beyond a router after 500 ms, because there the
     * router asks by ARP first; the rest is for the box's own work.
     */
    private static final Duration ON_LINK = Duration.ofMillis(150);

    private static final Duration BEYOND_ROUTER = Duration.ofMillis(400);
    /** A device on Wi-Fi hears broadcasts a few times a second. */
    private static final Duration FOR_SLEEPERS = Duration.ofMillis(800);

    private ScopeIndex scopes = new ScopeIndex(List.of());
    private List<Arrival> links = List.of();

    void install(ScopeIndex newer) {
        scopes = newer;
    }

    /** Takes the box's own links. */
    void links(List<Arrival> own) {
        links = List.copyOf(own);
    }

    Outcome.Probe probe(Exchange query, Ip4 address, Instant deadline) {
        return new Outcome.Probe(address, link(query, address), deadline);
    }

    /** As {@link #probe}, where a device has the address: whoever answers beside it doesn't hide it. */
    Outcome.Probe ofHolder(Exchange query, Ip4 address, MacAddress holder, Instant deadline) {
        return new Outcome.Probe(address, link(query, address), Duration.ZERO, deadline, holder);
    }

    /** As {@link #probe}, after a rest, and with time for a device that sleeps. */
    Outcome.Probe patient(Exchange query, Ip4 address, Duration rest) {
        return new Outcome.Probe(
                address, link(query, address), rest, lateDeadline(query.now().plus(rest)), null);
    }

    /** The deadline that gives a device time to wake. */
    Instant lateDeadline(Instant now) {
        return now.plus(FOR_SLEEPERS);
    }

    Instant deadline(Exchange query, Ip4 address, Instant now) {
        return now.plus(link(query, address) == null ? BEYOND_ROUTER : ON_LINK);
    }

    /** Whether the address is on a link of the box, where a probe tells which device answers. */
    boolean isNear(Exchange query, Ip4 address) {
        return link(query, address) != null;
    }

    /** The interface of the address's link; null where it is on none of the box. */
    private String link(Exchange query, Ip4 address) {
        return Stream.concat(Stream.of(query.arrival()), links.stream())
                .filter(each -> scopes.onLink(each)
                        .filter(own -> own.around(address) != null)
                        .isPresent())
                .map(Arrival::interfaceName)
                .findFirst()
                .orElse(null);
    }
}
