package org.dialtone.web.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneView;

/** The fields above the list of phones, with what the phones at hand can be chosen by. */
public record PhoneFilters(PhoneQuery query, List<Choices> fields) {

    /** @param name of the URL's parameter */
    public record Choices(String name, String label, List<Pick> picks) {}

    /** @param value empty: chosen by nothing */
    public record Pick(String value, String label, boolean chosen) {}

    static PhoneFilters of(List<PhoneView> phones, PhoneQuery query) {
        return new PhoneFilters(
                query,
                List.of(
                        choices("vendor", "Vendor", "any", query.vendor(), values(phones, PhoneView::vendor)),
                        choices("model", "Model", "any", query.model(), values(phones, PhoneView::model)),
                        choices("firmware", "Firmware", "any", query.firmware(), values(phones, PhoneView::firmware)),
                        choices("scope", "Scope", "any", query.scope(), values(phones, PhoneView::scope)),
                        new Choices(
                                "sort",
                                "Sort by",
                                Arrays.stream(PhoneOrder.values())
                                        .map(order -> new Pick(order.key(), order.label(), order == query.order()))
                                        .toList())));
    }

    private static List<String> values(List<PhoneView> phones, Function<PhoneView, String> value) {
        return phones.stream()
                .map(value)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** A value that no phone has any more stays chosen: the list is empty by it. */
    private static Choices choices(String name, String label, String none, String chosen, List<String> values) {
        List<Pick> picks = new ArrayList<>();
        picks.add(new Pick("", none, chosen.isEmpty()));
        if (!chosen.isEmpty() && values.stream().noneMatch(chosen::equalsIgnoreCase)) {
            picks.add(new Pick(chosen, chosen, true));
        }
        values.forEach(value -> picks.add(new Pick(value, value, value.equalsIgnoreCase(chosen))));
        return new Choices(name, label, picks);
    }

    /** Whether the fields are open from the start. */
    public boolean open() {
        return query.isNarrowed() || query.order() != PhoneOrder.ATTENTION || query.reversed();
    }
}
