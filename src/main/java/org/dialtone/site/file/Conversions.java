package org.dialtone.site.file;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/**
 * Converts the texts of a site file into the values of its fields; each conversion throws {@link Unreadable} or the
 * value's own exception.
 */
final class Conversions {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._+*#-]{1,32}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9._:@-]{1,15}");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}))*");
    private static final Pattern FILE = Pattern.compile("(?!\\.)[\\x20-\\x7e&&[^/\\\\]]{1,128}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final List<String> YES = List.of("true", "yes", "on");
    private static final List<String> NO = List.of("false", "no", "off");

    private Conversions() {}

    /** Any printable text of up to {@code longest} characters. */
    static Function<String, String> text(int longest) {
        return text -> {
            if (text.isBlank()) {
                throw new Unreadable(Flaw.TEXT_EMPTY, longest);
            }
            if (text.length() > longest) {
                throw new Unreadable(Flaw.TEXT_TOO_LONG, text.length(), longest);
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new Unreadable(Flaw.TEXT_WITH_CONTROLS);
            }
            return text;
        };
    }

    static boolean flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Unreadable(Flaw.FLAG_UNREADABLE, text);
        }
        return YES.contains(word);
    }

    /** Whether a word means none. */
    static boolean isNo(String text) {
        return NO.contains(text.toLowerCase(Locale.ROOT));
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new Unreadable(Flaw.NUMBER_OUT_OF_RANGE, text, least, most);
            }
            return Integer.parseInt(text);
        };
    }

    /** One constant of this enum, spelt without regard to case. */
    static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Unreadable(Flaw.WORD_UNKNOWN, text, words(type)));
    }

    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new Unreadable(Flaw.DURATION_UNREADABLE, text);
        }
        long count = Long.parseLong(parts.group(1));
        Duration length = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (length.isZero() || length.toSeconds() > 0xfffffffeL) {
            throw new Unreadable(Flaw.DURATION_OUT_OF_RANGE, text);
        }
        return length;
    }

    static String extensionNumber(String text) {
        return matching(NUMBER, text, Flaw.EXTENSION_UNREADABLE);
    }

    /** A number as phones dial it, without the blanks and brackets that people write for the eye. */
    static String dialled(String text) {
        return matching(NUMBER, text.replaceAll("[ ()/]", ""), Flaw.DIALLED_UNREADABLE);
    }

    static String token(String text) {
        return matching(TOKEN, text, Flaw.TOKEN_UNREADABLE);
    }

    static String interfaceName(String text) {
        return matching(INTERFACE, text, Flaw.INTERFACE_UNREADABLE);
    }

    /** A name that phones look up, or an address. */
    static String host(String text) {
        if (text.matches("[0-9.]+")) {
            return NetTexts.address(text).toString();
        }
        return matching(HOST, text, Flaw.HOST_UNREADABLE);
    }

    static boolean isHostName(String text) {
        return HOST.matcher(text).matches() && !text.matches("[0-9.]+");
    }

    /** One name, which can't lead out of a folder. */
    static String fileName(String text) {
        return matching(FILE, text, Flaw.FILE_NAME_UNREADABLE);
    }

    static String packKey(String text) {
        return matching(KEY, text, Flaw.VENDOR_UNREADABLE).toLowerCase(Locale.ROOT);
    }

    static String language(String text) {
        return matching(Pattern.compile("[A-Za-z]{2}"), text, Flaw.LANGUAGE_UNREADABLE)
                .toLowerCase(Locale.ROOT);
    }

    static String timezone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw Nearest.to(text, ZoneId.getAvailableZoneIds())
                    .map(near -> new Unreadable(Flaw.TIMEZONE_MISSPELT, text, near))
                    .orElseGet(() -> new Unreadable(Flaw.TIMEZONE_UNKNOWN, text));
        }
        return text;
    }

    private static String matching(Pattern pattern, String text, Flaw flaw) {
        if (!pattern.matcher(text).matches()) {
            throw new Unreadable(flaw, text);
        }
        return text;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
