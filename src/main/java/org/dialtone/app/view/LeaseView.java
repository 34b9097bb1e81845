package org.dialtone.app.view;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.dhcp.Lease;
import org.dialtone.phone.Identity;

/**
 * A lease as the API shows it; unknown values are left out.
 *
 * @param state    {@code bound}, {@code expired}, {@code released} or {@code declined}
 * @param reserved whether a reservation of the site gives its holder this address
 * @param scope    name of the scope whose subnet holds the address
 * @param vendor   key of the vendor pack that knows the holder
 * @param journey  path of the holder's journey in the API
 */
public record LeaseView(
        String address,
        String mac,
        String clientId,
        String state,
        boolean reserved,
        String scope,
        String vendor,
        String model,
        String hostname,
        Instant since,
        Instant expires,
        Instant lastSeen,
        String journey) {

    /** What is known besides the lease itself. */
    record About(boolean reserved, String scope, Identity identity, Instant lastSeen) {}

    static LeaseView of(Lease lease, About about, Instant now) {
        Optional<Identity> identity = Optional.ofNullable(about.identity());
        return new LeaseView(
                lease.address().toString(),
                lease.mac().toString(),
                lease.clientId(),
                state(lease, now),
                about.reserved(),
                about.scope(),
                identity.map(Identity::vendor).orElse(null),
                identity.map(Identity::model).orElse(null),
                lease.hostname(),
                lease.since(),
                lease.expires(),
                about.lastSeen(),
                "/api/v1/phones/" + lease.mac() + "/journey");
    }

    /** Whether address, MAC, host name, vendor or model hold this text. */
    public boolean matches(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(address, mac, mac.replace(":", ""), hostname, vendor, model)
                .anyMatch(
                        field -> field != null && field.toLowerCase(Locale.ROOT).contains(wanted));
    }

    static String state(Lease lease, Instant now) {
        boolean ended =
                lease.state() != Lease.State.RELEASED && !lease.expires().isAfter(now);
        return ended ? "expired" : lease.state().name().toLowerCase(Locale.ROOT);
    }
}
