package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dialtone.app.Condition;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedAddresses.Claim;
import org.dialtone.host.LinkAddresses;

/** What health says of several machines on one database, and of the addresses that they share; nothing of one alone. */
@Singleton
final class MachineConditions {

    private final boolean shares;
    private final ProcessAlarms processes;
    private final LinkAddresses addresses;

    MachineConditions(Settings settings, ProcessAlarms processes, LinkAddresses addresses) {
        shares = !SharedAddress.list(settings).isEmpty();
        this.processes = processes;
        this.addresses = addresses;
    }

    List<Condition> all() {
        Stream<Condition> shared = shares
                ? Stream.of(Condition.of(
                        "shared address",
                        () -> shared(addresses.held(), addresses.claimed(), addresses.hearing(), addresses.troubles())))
                : Stream.empty();
        return Stream.concat(processes.condition().stream(), shared).toList();
    }

    /** Down where an address can't be set: phones don't find this machine then. */
    static Condition.State shared(
            List<String> held, List<Claim> claimed, Map<String, LinkHearing> hearing, Map<String, String> troubles) {
        Map<String, Object> data = new TreeMap<>(troubles);
        if (!held.isEmpty()) {
            data.put("here", String.join(", ", held));
        }
        if (!claimed.isEmpty()) {
            data.put(
                    "claimed",
                    claimed.stream()
                            .sorted(Comparator.comparing(
                                    claim -> claim.address().text()))
                            .map(claim -> Said.of(
                                    "address.claimed",
                                    claim.address().text(),
                                    claim.by(),
                                    claim.address().link()))
                            .toList());
        }
        List<Said> dead = hearing.entrySet().stream()
                .filter(each -> each.getValue().isDead())
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Said.of("link.dead", each.getValue().silence().toSeconds(), each.getKey()))
                .toList();
        if (!dead.isEmpty()) {
            data.put("nothing heard", dead);
        }
        return new Condition.State(troubles.isEmpty(), data);
    }
}
