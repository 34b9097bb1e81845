package org.dialtone.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language in which the box has its words. What has no reader of its own is English: logs, API, packets. */
public enum Language {
    ENGLISH("English", Locale.ENGLISH),
    GERMAN("Deutsch", Locale.GERMAN),
    FRENCH("Français", Locale.FRENCH);

    private final String title;
    private final Locale locale;

    Language(String title, Locale locale) {
        this.title = title;
        this.locale = locale;
    }

    /** Its name in itself. */
    public String title() {
        return title;
    }

    /** As in {@code <html lang>}: two letters (ISO 639-1). */
    public String tag() {
        return locale.getLanguage();
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst();
    }

    /**
     * The one that a browser likes best among those that the box has (RFC 4647 section 3.4), else English.
     *
     * @param header Accept-Language (RFC 9110 section 12.5.4), as it came; null: none
     */
    public static Language accepted(String header) {
        try {
            return header == null ? ENGLISH : best(Locale.LanguageRange.parse(header));
        } catch (IllegalArgumentException _) {
            return ENGLISH;
        }
    }

    private static Language best(List<Locale.LanguageRange> wanted) {
        List<Locale> known = Arrays.stream(values()).map(each -> each.locale).toList();
        Locale found = Locale.lookup(wanted, known);
        return found == null ? ENGLISH : values()[known.indexOf(found)];
    }
}
