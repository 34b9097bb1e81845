package org.dialtone.web.console.phones;

import java.util.List;
import java.util.function.Function;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneView;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;

/** The fields above the list of phones, with what the phones at hand can be chosen by. */
public record PhoneFilters(PhoneQuery query, List<Choices> fields) {

    static PhoneFilters of(List<PhoneView> phones, PhoneQuery query, Words words) {
        return new PhoneFilters(
                query,
                List.of(
                        choices("vendor", words, query.vendor(), phones, PhoneView::vendor),
                        choices("model", words, query.model(), phones, PhoneView::model),
                        choices("firmware", words, query.firmware(), phones, PhoneView::firmware),
                        choices("scope", words, query.scope(), phones, PhoneView::scope),
                        Choices.order(PhoneOrder.values(), query.order(), "phones.order.", words)));
    }

    private static Choices choices(
            String name, Words words, String chosen, List<PhoneView> phones, Function<PhoneView, String> value) {
        return Choices.of(name, words.say("phones.by." + name), chosen, phones.stream(), value, words);
    }

    /** Whether the fields are open from the start. */
    public boolean open() {
        return query.isNarrowed() || query.order() != PhoneOrder.ATTENTION || query.reversed();
    }
}
