package org.dialtone.app.view;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.Ip4;

/**
 * What an installer hands over: every phone of the site, where it is and whether it is up.
 *
 * @param rows by extension
 */
public record Handover(List<Row> rows) {

    /**
     * One phone; what isn't known is null.
     *
     * @param extensions its lines' numbers, with commas
     * @param name       of its first line that has one
     * @param place      relay and switch port, as the relay reports them
     * @param revision   of its hardware
     * @param up         whether all its lines are registered, and it answers where it was asked
     * @param why        why it isn't up; null: it is, or nothing is known against it
     */
    public record Row(
            String extensions,
            String name,
            String place,
            String mac,
            String vendor,
            String model,
            String revision,
            String firmware,
            String address,
            PhoneState state,
            boolean up,
            PhoneFinding why) {

        private static Row of(PhoneView phone, Function<Ip4, Optional<String>> places) {
            boolean up = phone.state() == PhoneState.REGISTERED && !phone.isUnreachable();
            return new Row(
                    phone.lines().stream().map(LineView::number).collect(Collectors.joining(", ")),
                    phone.lines().stream()
                            .map(LineView::name)
                            .filter(name -> name != null && !name.isBlank())
                            .findFirst()
                            .orElse(null),
                    Optional.ofNullable(phone.address()).flatMap(places).orElse(null),
                    phone.mac().toString(),
                    phone.vendor(),
                    phone.model(),
                    phone.revision(),
                    phone.firmware(),
                    Objects.toString(phone.address(), null),
                    phone.state(),
                    up,
                    up ? null : why(phone));
        }

        private static PhoneFinding why(PhoneView phone) {
            return phone.journey().diagnosis().stream().findFirst().orElse(null);
        }

        /** Vendor and model; empty: neither is known. */
        public String device() {
            return Stream.of(vendor, model).filter(Objects::nonNull).collect(Collectors.joining(" "));
        }
    }

    /** @param places the relay and port behind which an address is */
    public static Handover of(List<PhoneView> phones, Function<Ip4, Optional<String>> places) {
        return new Handover(phones.stream()
                .filter(PhoneView::listed)
                .map(phone -> Row.of(phone, places))
                .sorted(Comparator.<Row>comparingInt(row -> row.extensions().length())
                        .thenComparing(Row::extensions)
                        .thenComparing(Row::mac))
                .toList());
    }

    public int total() {
        return rows.size();
    }

    public int up() {
        return (int) rows.stream().filter(Row::up).count();
    }

    /** The phones that aren't up. */
    public List<Row> down() {
        return rows.stream().filter(row -> !row.up()).toList();
    }

    public boolean isAllUp() {
        return total() > 0 && up() == total();
    }
}
