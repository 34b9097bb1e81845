package org.dialtone.app.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which phones a reader asks for, and in which order. An empty text asks for nothing.
 *
 * @param text     part of a name, extension, MAC, address, vendor or model
 * @param vendor   as people write it; like model, firmware and scope it must be met wholly
 * @param behind   whether only phones with an older file than the site's are meant
 * @param reversed whether the order is turned round
 */
public record PhoneQuery(
        String text,
        PhoneGroup group,
        String vendor,
        String model,
        String firmware,
        String scope,
        boolean behind,
        PhoneOrder order,
        boolean reversed) {

    /** The same query for another group. */
    public PhoneQuery in(PhoneGroup other) {
        return new PhoneQuery(text, other, vendor, model, firmware, scope, behind, order, reversed);
    }

    /** Whether it leaves out phones for another reason than their group or text. */
    public boolean isNarrowed() {
        return behind || Stream.of(vendor, model, firmware, scope).anyMatch(value -> !value.isEmpty());
    }

    /** Returns the phones that match in every way, in the order asked for. */
    public List<PhoneView> select(List<PhoneView> phones) {
        return sorted(narrowed(phones));
    }

    /** Returns those of phones already {@link #narrowed} that are in the group, in the order asked for. */
    public List<PhoneView> sorted(List<PhoneView> narrowed) {
        return order.sort(narrowed.stream().filter(group::holds), reversed);
    }

    /** Returns the phones that match in every way but their group. */
    public List<PhoneView> narrowed(List<PhoneView> phones) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        return phones.stream()
                .filter(phone -> is(vendor, phone.vendor())
                        && is(model, phone.model())
                        && is(firmware, phone.firmware())
                        && is(scope, phone.scope())
                        && (!behind || phone.isBehind())
                        && (wanted.isEmpty() || texts(phone).anyMatch(value -> holds(value, wanted))))
                .toList();
    }

    private static boolean is(String wanted, String value) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(value);
    }

    private static boolean holds(String value, String wanted) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Stream<String> texts(PhoneView phone) {
        return Stream.of(
                        phone.lines().stream().flatMap(line -> Stream.of(line.number(), line.name())),
                        phone.macs().stream().flatMap(mac -> Stream.of(mac.toString(), mac.plain())),
                        Stream.of(
                                Objects.toString(phone.address(), ""),
                                Objects.toString(phone.vendor(), "") + " " + Objects.toString(phone.model(), "")))
                .flatMap(each -> each);
    }
}
