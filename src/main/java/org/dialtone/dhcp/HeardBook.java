package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.dialtone.phone.Presence;

/**
 * Who holds which address by what clients say to another DHCP server, whose answers go past the box unheard. A claim is believed
 * until another client makes it, or until a day without any sign of the address. Safe to use from any thread.
 */
public final class HeardBook implements Presence {

    /** Leases are longer and renewed out of earshot, but what is in use shows itself far more often. */
    private static final Duration BELIEVED = Duration.ofHours(24);
    /** A client that was refused asks anew within this time, and so takes its claim back. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private final InstantSource clock;
    /** The longest unused first. */
    private final Map<Ip4, Claim> held = new LinkedHashMap<>();
    private final Map<MacAddress, Ip4> addresses = new HashMap<>();
    /** Where each was when a relay told last; the longest silent first. */
    private final Map<MacAddress, String> places = new LinkedHashMap<>();
    /** Claims to what another holds, the oldest first. */
    private final Map<Ip4, Claim> doubtful = new LinkedHashMap<>();

    private record Claim(MacAddress mac, Instant at, Instant used) {
    }

    public HeardBook(InstantSource clock) {
        this.clock = clock;
    }

    /** A server offered it the address, or it uses it already. */
    synchronized void claim(Ip4 address, MacAddress mac) {
        Instant now = tidy();
        forget(mac);
        hold(address, new Claim(mac, now, now));
    }

    /** It only remembers the address: where another holds that, the claim waits for a confirmation or the end of the grace. */
    synchronized void remembers(Ip4 address, MacAddress mac) {
        Instant now = tidy();
        Claim other = held.get(address);
        if (other == null || other.mac().equals(mac)) {
            claim(address, mac);
        } else if (doubtful.remove(address) != null || doubtful.size() < MOST) {
            doubtful.put(address, new Claim(mac, now, now));
        }
    }

    /** A relay told where it hangs. @param place null: it told nothing */
    synchronized void hangs(MacAddress mac, String place) {
        places.remove(mac);
        if (place != null) {
            if (places.size() == MOST) {
                places.remove(places.keySet().iterator().next());
            }
            places.put(mac, place);
        }
    }

    /** Where the holder hangs, as a relay told. */
    public synchronized Optional<String> place(Ip4 address) {
        tidy();
        return Optional.ofNullable(held.get(address)).map(Claim::mac).map(places::get);
    }

    /** It has no address yet, or was refused the one that it remembered. */
    synchronized void begins(MacAddress mac) {
        tidy();
        doubtful.values().removeIf(claim -> claim.mac().equals(mac));
    }

    /** It gave its address back, or found it taken. */
    synchronized void gaveBack(MacAddress mac) {
        begins(mac);
        forget(mac);
    }

    /** Met on the link under this address; decides a claim that is in doubt. */
    public synchronized void met(Ip4 address, MacAddress mac) {
        Claim claim = doubtful.get(address);
        if (claim != null && claim.mac().equals(mac)) {
            doubtful.remove(address);
            settle(address, claim);
        }
    }

    /** Whether two clients claim the address, and which of them holds it is not known yet. */
    public synchronized boolean isDoubtful(Ip4 address) {
        tidy();
        return doubtful.containsKey(address);
    }

    @Override
    public synchronized Optional<MacAddress> holder(Ip4 address) {
        Instant now = tidy();
        Claim claim = held.get(address);
        if (claim != null && Duration.between(claim.used(), now).compareTo(STEP) > 0) {
            held.remove(address);
            held.put(address, new Claim(claim.mac(), claim.at(), now));
        }
        return Optional.ofNullable(claim).map(Claim::mac);
    }

    @Override
    public synchronized Optional<Ip4> addressOf(MacAddress mac) {
        tidy();
        return Optional.ofNullable(addresses.get(mac));
    }

    /** All that are believed, in no order. */
    public synchronized List<Holding> holdings() {
        tidy();
        return held.entrySet().stream()
                .map(each -> new Holding(each.getKey(), each.getValue().mac(), Holding.Source.HEARD, each.getValue().at())).toList();
    }

    private void settle(Ip4 address, Claim claim) {
        forget(claim.mac());
        hold(address, claim);
    }

    private void hold(Ip4 address, Claim claim) {
        Claim before = held.remove(address);
        if (before != null) {
            addresses.remove(before.mac());
        }
        doubtful.remove(address);
        if (held.size() == MOST) {
            forget(held.values().iterator().next().mac());
        }
        held.put(address, claim);
        addresses.put(claim.mac(), address);
    }

    private void forget(MacAddress mac) {
        Ip4 before = addresses.remove(mac);
        if (before != null) {
            held.remove(before);
        }
    }

    /** Ends what is over, and gives the time. */
    private Instant tidy() {
        Instant now = clock.instant();
        while (!doubtful.isEmpty() && over(doubtful.values().iterator().next(), GRACE, now)) {
            Map.Entry<Ip4, Claim> first = doubtful.entrySet().iterator().next();
            doubtful.remove(first.getKey());
            settle(first.getKey(), first.getValue());
        }
        while (!held.isEmpty() && over(held.values().iterator().next(), BELIEVED, now)) {
            forget(held.values().iterator().next().mac());
        }
        return now;
    }

    private static boolean over(Claim claim, Duration time, Instant now) {
        return Duration.between(claim.used(), now).compareTo(time) > 0;
    }
}
