package org.dialtone.provision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.ZoneWords;

/**
 * Finds how a vendor's phones set a time zone: by the zone's own entry, else by that of a zone that will show the same
 * time, else by numbers. Turns of the clock come from the JDK's rules, as phones' own tables grow old.
 */
public final class Zones {

    /** A time far enough ahead that the present decisions on zones are in force by then. */
    private static final Instant AHEAD = Instant.parse("2030-01-01T00:00:00Z");

    private Zones() {}

    /** The parameters that set the zone; empty where the vendor's phones can't be told it. */
    public static Optional<Map<String, String>> find(Dialect dialect, String zone) {
        Optional<Map<String, String>> named = find(dialect.timezones(), zone);
        ZoneWords words = dialect.zoneWords();
        boolean able = named.isPresent() || !words.otherwise().isEmpty();
        return (able ? ZoneTime.of(zone) : Optional.<ZoneTime>empty())
                .map(time -> spelt(words, named, time))
                .or(() -> named);
    }

    /**
     * Spells a zone with daylight saving and one without, so that a fault shows.
     *
     * @throws IllegalArgumentException for an unknown placeholder, in words
     */
    public static void tried(ZoneWords words) {
        List.of("Europe/Berlin", "UTC")
                .forEach(
                        zone -> spelt(words, Optional.empty(), ZoneTime.of(zone).orElseThrow()));
    }

    /** A parameter without a text is left out. */
    private static Map<String, String> spelt(ZoneWords words, Optional<Map<String, String>> named, ZoneTime time) {
        Map<String, String> texts = new LinkedHashMap<>(named.isPresent() ? Map.of() : words.otherwise());
        texts.putAll(time.saving() == 0 ? words.fixed() : words.saving());
        Map<String, String> parameters = new LinkedHashMap<>(named.orElse(Map.of()));
        time.fill(texts).forEach((name, text) -> {
            if (!text.isEmpty()) {
                parameters.put(name, text);
            }
        });
        return Collections.unmodifiableMap(parameters);
    }

    /**
     * Finds the parameters of a zone.
     *
     * @param known IANA name to the parameters that set it
     * @return empty where no known zone keeps the same time
     */
    static Optional<Map<String, String>> find(Map<String, Map<String, String>> known, String zone) {
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
