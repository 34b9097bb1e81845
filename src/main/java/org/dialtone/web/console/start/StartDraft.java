package org.dialtone.web.console.start;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody chose so far in the first start. @param typed the values of the steps that were sent, by field */
record StartDraft(Map<StartStep, Map<String, List<String>>> typed) {

    static final StartDraft NOTHING = new StartDraft(Map.of());

    StartDraft {
        typed = Map.copyOf(typed);
    }

    Optional<Map<String, List<String>>> of(StartStep step) {
        return Optional.ofNullable(typed.get(step));
    }

    /** The same with the values of a step. Another interface has other addresses: what was typed of them goes. */
    StartDraft with(StartStep step, Map<String, List<String>> values) {
        Map<StartStep, Map<String, List<String>>> all = new EnumMap<>(StartStep.class);
        all.putAll(typed);
        if (step == StartStep.INTERFACE && !values.equals(typed.get(step))) {
            all.remove(StartStep.ADDRESSES);
        }
        all.put(step, Map.copyOf(values));
        return new StartDraft(all);
    }

    /** The step to go on with. */
    StartStep first() {
        return Stream.of(StartStep.values())
                .filter(step -> !typed.containsKey(step))
                .findFirst()
                .orElse(StartStep.SUMMARY);
    }
}
