package org.dialtone.app.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView.LineView;

/**
 * What a list of phones is sorted by; phones that are alike follow by extension, then by MAC. Unknown values are last, or
 * first where the order is reversed.
 */
public enum PhoneOrder {
    ATTENTION(phone -> String.valueOf(rank(phone))),
    NAME(PhoneOrder::name),
    EXTENSION(PhoneOrder::number),
    ADDRESS(phone -> phone.address() == null
            ? null
            : digits(Integer.toUnsignedLong(phone.address().bits()))),
    STATE(phone -> String.valueOf(phone.state().ordinal())),
    MODEL(phone -> phone.vendor() == null ? null : lower(phone.vendor() + " " + phone.model())),
    FIRMWARE(phone -> lower(phone.firmware())),
    SEEN(phone -> phone.lastSeen() == null
            ? null
            : digits(Long.MAX_VALUE - phone.lastSeen().toEpochMilli()));

    private final Function<PhoneView, String> key;

    /** @param key sorts as text; null: unknown. It is made once for each phone, as lists are long */
    PhoneOrder(Function<PhoneView, String> key) {
        this.key = key;
    }

    private record Placed(PhoneView phone, String key, String number) {}

    /** Reads a key. */
    public static Optional<PhoneOrder> of(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param reversed whether the order is turned round; what it leaves open is not */
    List<PhoneView> sort(Stream<PhoneView> phones, boolean reversed) {
        Comparator<String> unknownLast = Comparator.nullsLast(Comparator.naturalOrder());
        return phones.map(phone -> new Placed(phone, key.apply(phone), number(phone)))
                .sorted(Comparator.comparing(Placed::key, reversed ? unknownLast.reversed() : unknownLast)
                        .thenComparing(Placed::number, unknownLast)
                        .thenComparing(placed -> placed.phone().mac()))
                .map(Placed::phone)
                .toList();
    }

    /** Sorts phones that need the operator first. */
    private static int rank(PhoneView phone) {
        return phone.needsAttention()
                ? 0
                : switch (phone.state()) {
                    case STUCK, WAITING -> 0;
                    case PARTLY, BOOTING -> 1;
                    case UNHEARD -> 2;
                    case REGISTERED -> 3;
                };
    }

    /** The first line's number behind a sign of its length: 999 comes before 1000. */
    private static String number(PhoneView phone) {
        if (phone.lines().isEmpty()) {
            return null;
        }
        String number = phone.lines().getFirst().number();
        return (char) number.length() + number;
    }

    private static String name(PhoneView phone) {
        return lower(phone.lines().stream()
                .map(LineView::name)
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    private static String lower(String value) {
        return value == null || value.isEmpty() ? null : value.toLowerCase(Locale.ROOT);
    }

    /** All of the same width, so that they sort as their numbers. */
    private static String digits(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
