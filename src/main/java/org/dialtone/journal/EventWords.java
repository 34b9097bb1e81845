package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The catalogue of words: a sentence for each event, a remedy where one is due, and a clause for each reason. Words are
 * made here alone, where they are shown; nothing decides by them.
 *
 * <p>{@code {detail}} stands for a detail; a part in square brackets is left out where one of its details is missing. A
 * translation is another file with the same keys.
 */
public final class EventWords {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    private static final Map<Language, EventWords> READ = new ConcurrentHashMap<>();

    private final Map<String, String> texts;

    /** @param texts by key: {@code EVENT.says}, {@code EVENT.remedy}, {@code also.DETAIL}, {@code why.REASON} */
    EventWords(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static EventWords english() {
        return of(Language.ENGLISH);
    }

    public static EventWords of(Language language) {
        return READ.computeIfAbsent(language, each -> new EventWords(Catalogue.read(EventWords.class, "events", each)));
    }

    /** The sentence for an entry, with its details filled in. */
    public String says(Entry entry) {
        return says(entry.event(), entry.details());
    }

    public String says(PhoneFinding finding) {
        return says(finding.event(), finding.details());
    }

    public String says(Event event, Details details) {
        StringBuilder sentences = new StringBuilder(filled(text(event.name() + ".says"), details));
        details.keys().stream()
                .map(detail -> texts.get("also." + detail))
                .filter(Objects::nonNull)
                .forEach(also -> sentences.append(' ').append(filled(also, details)));
        return sentences.toString();
    }

    public String remedy(PhoneFinding finding) {
        return remedy(finding.event(), finding.details());
    }

    /** What to do about the event; empty where nothing is to be done. */
    public String remedy(Event event, Details details) {
        return filled(texts.getOrDefault(event.name() + ".remedy", ""), details);
    }

    /** The reason as a clause, for logs and for the wire. */
    public String why(Grounds grounds) {
        return why(grounds.reason(), grounds.details());
    }

    private String why(Reason reason, Details details) {
        return filled(text("why." + reason), details);
    }

    /** All texts by key, as they stand in the catalogue. */
    Map<String, String> texts() {
        return texts;
    }

    private String text(String key) {
        return texts.getOrDefault(key, key);
    }

    private String filled(String template, Details details) {
        StringBuilder sentence = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('[', at);
            int close = open < 0 ? -1 : template.indexOf(']', open);
            if (close < 0) {
                fill(template.substring(at), details, sentence);
                break;
            }
            fill(template.substring(at, open), details, sentence);
            String optional = template.substring(open + 1, close);
            if (PLACE.matcher(optional).results().allMatch(place -> details.has(detail(place.group(1))))) {
                fill(optional, details, sentence);
            }
            at = close + 1;
        }
        return sentence.toString();
    }

    private void fill(String part, Details details, StringBuilder sentence) {
        int[] end = {0};
        PLACE.matcher(part).results().forEach(place -> {
            sentence.append(part, end[0], place.start()).append(shown(detail(place.group(1)), details));
            end[0] = place.end();
        });
        sentence.append(part, end[0], part.length());
    }

    private static Detail detail(String place) {
        return Detail.valueOf(place.toUpperCase(Locale.ROOT));
    }

    private String shown(Detail detail, Details details) {
        Object value = details.get(detail);
        if (value == null) {
            return "?";
        }
        return switch (detail.kind()) {
            case ADDRESS, MAC, NUMBER, PROSE -> value.toString();
            case TIME -> ((Instant) value).truncatedTo(ChronoUnit.SECONDS).toString();
            case DURATION -> ((Duration) value).toMinutes() + " min";
            case NAME -> Quoted.unlessWord((String) value);
            case TEXT -> Quoted.of((String) value);
            case REASON -> why((Reason) value, details);
        };
    }
}
