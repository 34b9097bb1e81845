package org.dialtone.web.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Condition;
import org.dialtone.app.Said;
import org.dialtone.web.console.forms.Words;

/**
 * One thing that health reports, in words.
 *
 * @param style  {@code good}, {@code warn} or {@code bad}
 * @param badge  the same in a word
 * @param says   facts and troubles
 * @param remedy what to do; null where all is well
 */
public record HealthLine(String title, String style, String badge, List<String> says, String remedy) {

    /** What is told of a condition that is well too; all else is a trouble. */
    private static final Set<String> FACTS = Set.of(
            "open",
            "mode",
            "live",
            "waiting",
            "lastCommit",
            "version",
            "commit",
            "who reaches it",
            "active",
            "ready",
            "here",
            "server",
            "committed");

    /** Keys that end with a name, of a server that follows or of an interface, and the key of their words. */
    private static final Map<String, String> NAMED =
            Map.of("standby ", "health.key.standby", "pnp on ", "health.key.pnp");

    private static final String STANDBY = "standby ";

    /** Whose data say how it is, well or not. */
    private static final Set<String> DESCRIBED = Set.of(
            "other dhcp servers",
            "address pools",
            "sip sockets",
            "syslog socket",
            "phones since the start",
            "alarms outside");

    public static HealthLine of(Condition condition, Words words) {
        Condition.State state = condition.now();
        List<String> says = new ArrayList<>();
        boolean troubled = false;
        for (Map.Entry<String, ?> each : state.facts().entrySet()) {
            boolean fact = FACTS.contains(each.getKey())
                    || each.getKey().startsWith(STANDBY)
                    || DESCRIBED.contains(condition.name());
            if (!fact && each.getValue().equals("0")) {
                continue;
            }
            troubled |= !fact;
            says.add(title(each.getKey(), words) + ": " + value(each.getValue(), words));
        }
        String style = !state.up() ? "bad" : troubled ? "warn" : "good";
        String key = "health." + key(condition.name());
        return new HealthLine(
                words.find(key).orElse(condition.name()),
                style,
                words.say("health.style." + style),
                says,
                style.equals("good") ? null : words.find(key + ".do").orElseGet(() -> words.say("health.do")));
    }

    private static String title(String name, Words words) {
        return NAMED.entrySet().stream()
                .filter(named -> name.startsWith(named.getKey()))
                .findFirst()
                .map(named -> words.say(
                        named.getValue(), name.substring(named.getKey().length())))
                .or(() -> words.find("health.key." + key(name)))
                .orElse(name);
    }

    /** What only programs read, as true and false, has words of the console. */
    private static String value(Object value, Words words) {
        return words.find("health.value." + value).orElseGet(() -> Said.worded(value, words.language()));
    }

    private static String key(String name) {
        return name.replace(' ', '-');
    }
}
