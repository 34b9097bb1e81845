package org.dialtone.dhcp.leasefile;

import java.util.List;
import java.util.Optional;

/** dnsmasq's lease file: {@code expiry MAC address name client-identifier}, with {@code *} for what is unknown. */
final class DnsmasqLeases {

    private static final int LEAST_WORDS = 4;
    /** The server's own identifier begins the leases of IPv6. */
    private static final String IPV6_FOLLOWS = "duid";

    private static final String NEVER = "0";

    private final LeaseFile.Entries entries;

    DnsmasqLeases(LeaseFile.Entries entries) {
        this.entries = entries;
    }

    void read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = List.of(lines.get(i).strip().split(" +"));
            if (words.getFirst().equals(IPV6_FOLLOWS)) {
                return;
            }
            if (!words.getFirst().isEmpty()) {
                take(words, i + 1);
            }
        }
    }

    private void take(List<String> words, int line) {
        if (words.size() < LEAST_WORDS) {
            entries.fault(new LeaseFile.Fault(line, LeaseFile.Flaw.WORDS, Integer.toString(words.size())));
            return;
        }
        try {
            entries.add(new FiledLease(
                    line,
                    Cells.address(words.get(2)),
                    Cells.mac(words.get(1)),
                    Optional.of(words)
                            .filter(all -> all.size() > LEAST_WORDS)
                            .map(all -> Cells.clientId(all.get(LEAST_WORDS)))
                            .orElse(null),
                    FiledLease.State.ACTIVE,
                    words.getFirst().equals(NEVER) ? null : Cells.seconds(words.getFirst()),
                    Cells.hostname(words.get(3))));
        } catch (EntryFault e) {
            entries.fault(e.on(line));
        }
    }
}
