package org.dialtone.app.deployment;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.Call;

/** What decides whether a phone is told now: its vendor, its calls, and the time of the site. */
public final class PhoneFacts {

    private final Fleet fleet;
    private final Supplier<ProvisionPlan> plan;
    private final Supplier<List<Call>> calls;
    private final BoxClock clock;

    /** @param calls the ringing and answered calls */
    public PhoneFacts(Fleet fleet, Supplier<ProvisionPlan> plan, Supplier<List<Call>> calls, BoxClock clock) {
        this.fleet = fleet;
        this.plan = plan;
        this.calls = calls;
        this.clock = clock;
    }

    /** Whether the phone restarts, or may, when it is told to fetch its files. */
    boolean restarts(MacAddress mac) {
        return fleet.pack(mac)
                .map(VendorPack::dialect)
                .filter(Dialect::restarts)
                .isPresent();
    }

    /** The phones that have an extension with a call, as the calls are now. */
    Predicate<MacAddress> inCall() {
        Set<String> busy = new HashSet<>();
        for (Call call : calls.get()) {
            busy.add(call.caller());
            busy.add(call.answeredBy() == null ? call.called() : call.answeredBy());
        }
        ProvisionPlan now = plan.get();
        return mac -> Optional.ofNullable(now.phones().get(mac)).stream()
                .flatMap(phone -> phone.lines().stream())
                .anyMatch(line -> busy.contains(line.number()));
    }

    /** The time as the site's clocks show it. */
    ZonedDateTime local() {
        return clock.wall().instant().atZone(zone(plan.get().site().timezone()));
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
