package org.dialtone.app.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.app.view.PhoneView.LineView;

/**
 * What a list of phones is sorted by; phones that are alike follow by extension, then by MAC. Unknown values are
 * last, or first where the order is reversed.
 */
public enum PhoneOrder {
    ATTENTION("Attention first", Comparator.comparingInt(PhoneOrder::rank)),
    NAME("Name", text(phone -> joined(phone, LineView::name))),
    EXTENSION("Extension", byNumber()),
    ADDRESS("Address", Comparator.comparing(PhoneView::address, Comparator.nullsLast(Comparator.naturalOrder()))),
    STATE("State", Comparator.comparing(PhoneView::state)),
    MODEL("Model", text(PhoneView::vendor).thenComparing(text(PhoneView::model))),
    FIRMWARE("Firmware", text(PhoneView::firmware)),
    SEEN("Last seen", Comparator.comparing(PhoneView::lastSeen, Comparator.nullsLast(Comparator.reverseOrder())));

    private final String label;
    private final Comparator<PhoneView> comparator;

    PhoneOrder(String label, Comparator<PhoneView> comparator) {
        this.label = label;
        this.comparator = comparator;
    }

    /** Reads a key. */
    public static Optional<PhoneOrder> of(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order's name for people. */
    public String label() {
        return label;
    }

    /** @param reversed whether the order is turned round; what it leaves open is not */
    Comparator<PhoneView> comparator(boolean reversed) {
        return (reversed ? comparator.reversed() : comparator)
                .thenComparing(byNumber())
                .thenComparing(PhoneView::mac);
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

    private static Comparator<PhoneView> byNumber() {
        return Comparator.<PhoneView>comparingInt(phone -> phone.lines().isEmpty() ? 1 : 0)
                .thenComparingInt(phone -> number(phone).length())
                .thenComparing(PhoneOrder::number);
    }

    private static String number(PhoneView phone) {
        return phone.lines().isEmpty() ? "" : phone.lines().getFirst().number();
    }

    private static Comparator<PhoneView> text(Function<PhoneView, String> value) {
        return Comparator.comparing(
                phone -> lower(value.apply(phone)), Comparator.nullsLast(Comparator.<String>naturalOrder()));
    }

    private static String lower(String value) {
        return value == null || value.isEmpty() ? null : value.toLowerCase(Locale.ROOT);
    }

    private static String joined(PhoneView phone, Function<LineView, String> value) {
        return phone.lines().stream()
                .map(value)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
