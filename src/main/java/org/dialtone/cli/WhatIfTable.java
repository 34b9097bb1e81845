package org.dialtone.cli;

import java.util.List;
import org.dialtone.dhcp.WhatIf.Answer;
import org.dialtone.dhcp.WhatIf.Value;

/** The answer to a what-if question as a small table. */
final class WhatIfTable {

    private WhatIfTable() {}

    static String text(Answer answer) {
        StringBuilder text = new StringBuilder();
        head(text, "scope", answer.scope() == null ? "none" : answer.scope());
        head(text, "vendor", answer.vendor() == null ? "unknown" : answer.vendor());
        head(text, "classes", answer.classes().isEmpty() ? "none" : String.join(", ", answer.classes()));
        head(text, "address", (answer.address() == null ? "none" : answer.address()) + ": " + answer.because());
        int value = widest(answer.options().stream().map(WhatIfTable::value).toList());
        int name = widest(answer.options().stream().map(Value::name).toList());
        answer.options()
                .forEach(option -> text.append(("%3d %-" + name + "s  %-" + value + "s  %s%n")
                        .formatted(option.code(), option.name(), value(option), option.from())));
        return text.toString();
    }

    private static void head(StringBuilder text, String what, String value) {
        text.append("%-8s%s%n".formatted(what, value));
    }

    private static String value(Value option) {
        return option.value().isEmpty() ? "-" : option.value();
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
