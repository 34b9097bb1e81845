package org.dialtone.store.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.call.CallOutcome;
import org.dialtone.app.call.CallQuery;

/**
 * A query of the call log in JPQL.
 *
 * @param where      the condition
 * @param order      the order, for behind the condition
 * @param parameters its values by name
 */
record CallFilter(String where, String order, Map<String, Object> parameters) {

    static CallFilter of(CallQuery query) {
        List<String> terms = new ArrayList<>(List.of("ending is not null"));
        Map<String, Object> values = new HashMap<>();
        from(terms, values, "started >= :since", "since", query.since());
        from(terms, values, "started < :until", "until", query.until());
        if (query.extension() != null) {
            terms.add("(caller = :extension or called = :extension or answeredBy = :extension)");
            values.put("extension", query.extension());
        }
        if (query.outcome() != CallOutcome.ALL) {
            terms.add("ending in :ends");
            values.put("ends", query.outcome().ends().stream().map(Enum::name).toList());
        }
        if (!query.text().isEmpty()) {
            terms.add(text(query.numbers(), values));
            values.put("text", "%" + literal(query.text()) + "%");
        }
        return new CallFilter(String.join(" and ", terms), " order by " + order(query), values);
    }

    private static String order(CallQuery query) {
        String up = query.reversed() ? "desc" : "asc";
        String down = query.reversed() ? "asc" : "desc";
        return switch (query.order()) {
            case STARTED -> "id " + down;
            case TALKED -> "coalesce(ended - answered, -1) " + down + ", id desc";
            case CALLER -> "length(caller) " + up + ", caller " + up + ", id desc";
            case CALLED -> "length(called) " + up + ", called " + up + ", id desc";
        };
    }

    private static void from(List<String> terms, Map<String, Object> values, String term, String name, Instant at) {
        if (at != null) {
            terms.add(term);
            values.put(name, at.toEpochMilli());
        }
    }

    private static String text(Set<String> numbers, Map<String, Object> values) {
        if (numbers.isEmpty()) {
            return "words like :text escape '!'";
        }
        values.put("numbers", numbers);
        return "(words like :text escape '!' or caller in :numbers or called in :numbers or answeredBy in :numbers)";
    }

    /** A text in which no letter stands for others. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
