package org.dialtone.site.file;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.dialtone.provision.ProvisionPlan.PlaceRule;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NumberRange;
import org.dialtone.site.model.Site.Access;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.site.model.Unreadable;

/** Reads from the provisioning section who gets a file, besides the lease rule. */
final class AccessReader {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private AccessReader() {}

    static Access access(Section section) {
        return new Access(
                section.value("placeRule", Conversions.word(PlaceRule.class), null),
                section.value("window", AccessReader::window, null),
                section.has("adopt") ? adopt(section.section("adopt")) : null);
    }

    private static Adopt adopt(Section section) {
        Adopt adopt = new Adopt(
                section.required("numbers", NumberRange::of, "numbers: 200-299"),
                section.texts("vendors", Conversions::packKey),
                section.value("until", AccessReader::time, null));
        section.close();
        return adopt;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException _) {
            throw new Unreadable(Flaw.TIME_UNREADABLE, text);
        }
    }

    /** The length of the window; null: off. */
    private static Duration window(String text) {
        if (text.equalsIgnoreCase("off")) {
            return null;
        }
        Duration window = Conversions.duration(text);
        if (window.toSeconds() < 60 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new Unreadable(Flaw.WINDOW_OUT_OF_RANGE, text);
        }
        return window;
    }
}
