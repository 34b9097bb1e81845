package org.dialtone.dhcp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;

/**
 * How many addresses of a scope are kept for the site's own phones: one for each that holds no address on its link and
 * has none reserved, a quarter at most of the pools that a stranger can use. For one thread.
 */
final class KeptAddresses {

    private static final int SHARE = 4;

    private final LeaseBook book;
    /** The hardware addresses of each phone. */
    private final Collection<List<MacAddress>> phones;

    private final Map<String, Counted> counts = new HashMap<>();

    private record Counted(long phones, Instant at) {}

    KeptAddresses(ClientAdmission admission, ClientLookup directory, LeaseBook book) {
        this.book = book;
        phones = admission.phones().stream()
                .filter(mac -> !directory.hasReservedAddress(mac))
                .collect(Collectors.groupingBy(mac -> admission.joined().getOrDefault(mac, mac)))
                .values();
    }

    /** Whether the scope of the exchange has an address to spare for this stranger. */
    boolean spare(Exchange query) {
        int quarter = query.served().size(query) / SHARE;
        // What no stranger can have needn't be kept from this one.
        int spare = query.served().available(query) + query.served().availableToPhones(query);
        return query.served().available(query) > 0
                && (spare > Math.min(phones.size(), quarter) || spare > Math.min(without(query), quarter));
    }

    /** The phones without an address on the link, counted once a second, because there may be thousands. */
    private long without(Exchange query) {
        Instant second = query.now().truncatedTo(ChronoUnit.SECONDS);
        Counted counted = counts.get(query.scope().name());
        if (counted == null || !counted.at().equals(second)) {
            counted = new Counted(
                    phones.stream().filter(phone -> !holds(query, phone)).count(), second);
            counts.put(query.scope().name(), counted);
        }
        return counted.phones();
    }

    private boolean holds(Exchange query, List<MacAddress> phone) {
        return phone.stream()
                .flatMap(mac -> book.addressesOf(mac).stream())
                .anyMatch(address -> query.served().around(address) != null
                        && book.living(address, query.now()).isPresent());
    }
}
