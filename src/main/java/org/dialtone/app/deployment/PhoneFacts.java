package org.dialtone.app.deployment;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import org.dialtone.app.MovingPhones;
import org.dialtone.app.PhonesInCall;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.VendorPack;

/** What decides whether a phone is told now: its vendor, its calls, its other restarts, and the time of the site. */
public final class PhoneFacts {

    private final Fleet fleet;
    private final PhonesInCall calls;
    private final MovingPhones moves;
    private final BoxClock clock;

    public PhoneFacts(Fleet fleet, PhonesInCall calls, MovingPhones moves, BoxClock clock) {
        this.fleet = fleet;
        this.calls = calls;
        this.moves = moves;
        this.clock = clock;
    }

    /** Whether the phone restarts, or may, when it is told to fetch its files, whatever is in them. */
    boolean restarts(MacAddress mac) {
        return fleet.pack(mac)
                .map(VendorPack::dialect)
                .filter(Dialect::restarts)
                .isPresent();
    }

    /** The phones with a call, as the calls are now. */
    Predicate<MacAddress> inCall() {
        return calls.now();
    }

    MovingPhones moves() {
        return moves;
    }

    /** The time as the site's clocks show it. */
    ZonedDateTime local() {
        return clock.wall().instant().atZone(zone(calls.plan().get().site().timezone()));
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
