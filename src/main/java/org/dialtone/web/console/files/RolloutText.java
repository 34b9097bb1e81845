package org.dialtone.web.console.files;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.provision.RolloutRules;
import org.dialtone.web.console.forms.Words;

/** Tells in words how firmware comes to its phones. */
final class RolloutText {

    private RolloutText() {}

    /** The rings in short. @param rollout null: all phones are told at once */
    static String brief(RolloutRules rollout, Words words) {
        return rollout == null
                ? words.say("rollout.atOnce")
                : words.say(
                        "rollout.rings",
                        rollout.canaryCount(),
                        Stream.concat(
                                        rollout.shares().stream().map(share -> share + "%"),
                                        Stream.of(words.say("rollout.all")))
                                .collect(Collectors.joining(", ")));
    }

    /** Which phones come when, in numbers. @param phones number of phones of its kind */
    static String plan(RolloutRules rollout, int phones, Words words) {
        List<Integer> steps = IntStream.range(0, rollout.rings())
                .mapToObj(ring -> rollout.most(ring, phones))
                .distinct()
                .toList();
        String rings = phones == 0
                ? words.say("rollout.plan.none")
                : steps.size() == 1
                        ? words.count("rollout.plan.once", phones)
                        : words.say(
                                "rollout.plan",
                                phones,
                                steps.getFirst(),
                                steps.stream().skip(1).map(String::valueOf).collect(Collectors.joining(", ")));
        String hours = rollout.businessHours().stream().map(Object::toString).collect(Collectors.joining(", "));
        String told = words.say("rollout.plan.atOnce", rollout.atOnce());
        return hours.isEmpty() ? rings + " " + told : rings + " " + told + " " + words.say("rollout.plan.hours", hours);
    }
}
