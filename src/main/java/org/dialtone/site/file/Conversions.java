package org.dialtone.site.file;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
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

    static String quote(String text) {
        return "\"" + text + "\"";
    }

    /** Any printable text of up to {@code longest} characters. */
    static Function<String, String> text(int longest) {
        return text -> {
            if (text.isBlank()) {
                throw new Unreadable("the text is empty", "write 1 to " + longest + " characters");
            }
            if (text.length() > longest) {
                throw new Unreadable("the text has " + text.length() + " characters", "write at most " + longest);
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new Unreadable(
                        "the text holds a control character", "write it on one line of printable characters");
            }
            return text;
        };
    }

    static boolean flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Unreadable(quote(text) + " is neither true nor false", "write true or false");
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
                throw new Unreadable(
                        quote(text) + " is not a number from " + least + " to " + most,
                        "write a whole number in this range");
            }
            return Integer.parseInt(text);
        };
    }

    /** One constant of this enum, spelt without regard to case. */
    static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Unreadable(quote(text) + " is not known here", "write " + words(type)));
    }

    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new Unreadable(
                    quote(text) + " is not a length of time", "write a number and s, m, h or d, e.g. 30s, 10m, 8h, 7d");
        }
        long count = Long.parseLong(parts.group(1));
        Duration length = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (length.isZero() || length.toSeconds() > 0xfffffffeL) {
            throw new Unreadable(quote(text) + " is out of range", "write 1s to 49710d");
        }
        return length;
    }

    static String extensionNumber(String text) {
        return matching(NUMBER, text, "an extension number", "1 to 32 letters, digits or . _ + * # -");
    }

    /** A number as phones dial it, without the blanks and brackets that people write for the eye. */
    static String dialled(String text) {
        return matching(
                NUMBER, text.replaceAll("[ ()/]", ""), "a number to dial", "1 to 32 letters, digits or . _ + * # -");
    }

    static String token(String text) {
        return matching(TOKEN, text, "a token", "8 to 64 letters, digits, - or _; or remove the key and one is made");
    }

    static String interfaceName(String text) {
        return matching(
                INTERFACE,
                text,
                "an interface name",
                "1 to 15 characters as \"ip link\" shows them, e.g. eth0 or voice0.20");
    }

    /** A name that phones look up, or an address. */
    static String host(String text) {
        if (text.matches("[0-9.]+")) {
            return Ip4.of(text).toString();
        }
        return matching(HOST, text, "a host name or address", "e.g. 10.66.0.9 or pbx.example.org");
    }

    static boolean isHostName(String text) {
        return HOST.matcher(text).matches() && !text.matches("[0-9.]+");
    }

    /** One name, which can't lead out of a folder. */
    static String fileName(String text) {
        return matching(
                FILE, text, "a file name", "1 to 128 printable characters without / and \\, not beginning with a dot");
    }

    static String packKey(String text) {
        return matching(KEY, text, "a vendor", "its key in small letters, e.g. yealink")
                .toLowerCase(Locale.ROOT);
    }

    static String language(String text) {
        return matching(Pattern.compile("[A-Za-z]{2}"), text, "a language", "two letters, e.g. en or el")
                .toLowerCase(Locale.ROOT);
    }

    static String timezone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new Unreadable(
                    quote(text) + " is not an IANA time zone",
                    Nearest.to(text, ZoneId.getAvailableZoneIds())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write Area/City, e.g. Europe/Athens"));
        }
        return text;
    }

    private static String matching(Pattern pattern, String text, String what, String remedy) {
        if (!pattern.matcher(text).matches()) {
            throw new Unreadable(quote(text) + " is not " + what, "write " + remedy);
        }
        return text;
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return String.join(
                " or ",
                Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
