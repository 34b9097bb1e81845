package org.dialtone.provision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;

/**
 * Finds how a vendor's phones set a time zone: by the zone's own entry, else by that of a zone that will show the same
 * time.
 */
public final class Zones {

    /** A time far enough ahead that the present decisions on zones are in force by then. */
    private static final Instant AHEAD = Instant.parse("2030-01-01T00:00:00Z");

    private Zones() {}

    /**
     * Finds the parameters of a zone.
     *
     * @param known IANA name to the parameters that set it
     * @return empty where no known zone keeps the same time
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
