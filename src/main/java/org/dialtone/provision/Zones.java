package org.dialtone.provision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;

/** How a vendor's phones are told a time zone: by its own entry, else by that of a zone whose clocks will show the same. */
public final class Zones {

    /** Far enough ahead that what was decided by now is in force. */
    private static final Instant AHEAD = Instant.parse("2030-01-01T00:00:00Z");

    private Zones() {}

    /**
     * @param known IANA name to the parameters that set it
     * @return empty where no zone that is known keeps the same time
     */
    public static Optional<Map<String, String>> find(Map<String, Map<String, String>> known, String zone) {
        if (known.containsKey(zone)) {
            return Optional.of(known.get(zone));
        }
        return rules(zone)
                .flatMap(wanted -> known.entrySet().stream()
                        .filter(each -> rules(each.getKey())
                                .filter(rules -> same(rules, wanted))
                                .isPresent())
                        .findFirst()
                        .map(Map.Entry::getValue));
    }

    private static boolean same(ZoneRules one, ZoneRules other) {
        return one.getOffset(AHEAD).equals(other.getOffset(AHEAD))
                && one.getTransitionRules().equals(other.getTransitionRules())
                && (!one.getTransitionRules().isEmpty()
                        || one.nextTransition(AHEAD) == null && other.nextTransition(AHEAD) == null);
    }

    private static Optional<ZoneRules> rules(String zone) {
        try {
            return Optional.of(ZoneId.of(zone).getRules());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
