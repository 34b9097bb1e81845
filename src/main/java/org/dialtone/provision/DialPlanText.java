package org.dialtone.provision;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.phone.Features.DialPlan;

/** Writes a dial plan in a vendor's grammar. */
final class DialPlanText {

    private DialPlanText() {}

    /**
     * The dial plan; empty where there is nothing to dial. Patterns that don't fit are left out from the end, so that
     * emergency numbers stay.
     */
    static String of(DialPlan grammar, List<String> patterns) {
        if (grammar.equals(DialPlan.NONE) || patterns.isEmpty()) {
            return "";
        }
        List<String> kept = new ArrayList<>(patterns);
        String text = write(grammar, kept);
        while (grammar.longest() > 0 && text.length() > grammar.longest() && kept.size() > 1) {
            kept.removeLast();
            text = write(grammar, kept);
        }
        return text;
    }

    private static String write(DialPlan grammar, List<String> patterns) {
        List<String> parts =
                new ArrayList<>(patterns.stream().map(grammar::spell).toList());
        if (!grammar.rest().isEmpty()) {
            parts.add(grammar.rest());
        }
        return grammar.before() + String.join(grammar.between(), parts) + grammar.after();
    }
}
