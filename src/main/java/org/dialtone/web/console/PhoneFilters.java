package org.dialtone.web.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneView;
import org.dialtone.web.console.forms.Words;

/** The fields above the list of phones, with what the phones at hand can be chosen by. */
public record PhoneFilters(PhoneQuery query, List<Choices> fields) {

    /** @param name of the URL's parameter */
    public record Choices(String name, String label, List<Pick> picks) {}

    /** @param value empty: chosen by nothing */
    public record Pick(String value, String label, boolean chosen) {}

    static PhoneFilters of(List<PhoneView> phones, PhoneQuery query, Words words) {
        return new PhoneFilters(
                query,
                List.of(
                        choices("vendor", words, query.vendor(), values(phones, PhoneView::vendor)),
                        choices("model", words, query.model(), values(phones, PhoneView::model)),
                        choices("firmware", words, query.firmware(), values(phones, PhoneView::firmware)),
                        choices("scope", words, query.scope(), values(phones, PhoneView::scope)),
                        new Choices(
                                "sort",
                                words.say("phones.by.sort"),
                                Arrays.stream(PhoneOrder.values())
                                        .map(order -> new Pick(
                                                order.key(),
                                                words.say("phones.order." + order.key()),
                                                order == query.order()))
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
    private static Choices choices(String name, Words words, String chosen, List<String> values) {
        List<Pick> picks = new ArrayList<>();
        picks.add(new Pick("", words.say("phones.by.any"), chosen.isEmpty()));
        if (!chosen.isEmpty() && values.stream().noneMatch(chosen::equalsIgnoreCase)) {
            picks.add(new Pick(chosen, chosen, true));
        }
        values.forEach(value -> picks.add(new Pick(value, value, value.equalsIgnoreCase(chosen))));
        return new Choices(name, words.say("phones.by." + name), picks);
    }

    /** Whether the fields are open from the start. */
    public boolean open() {
        return query.isNarrowed() || query.order() != PhoneOrder.ATTENTION || query.reversed();
    }
}
