package org.dialtone.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dialtone.journal.Language;

/** One thing that health reports, such as a socket or a database. */
public interface Condition {

    /** Unique among the conditions, e.g. {@code dhcp sockets}. */
    String name();

    /** The present state of the condition; each report asks anew, from any thread. */
    State now();

    /** A condition of this name, whose state is asked anew each time. */
    static Condition of(String name, Supplier<State> now) {
        return new Condition() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public State now() {
                return now.get();
            }
        };
    }

    /**
     * The state of a condition.
     *
     * @param up    false: the box can't do its work
     * @param facts for the operator, by name; {@link Said#worded} tells which have words
     */
    record State(boolean up, Map<String, ?> facts) {

        public State {
            facts = new TreeMap<>(facts);
        }

        public static State up(Map<String, ?> facts) {
            return new State(true, facts);
        }

        public static State down(Object reason) {
            return new State(false, Map.of("reason", reason));
        }

        /** The facts in English, for programs. */
        public Map<String, String> data() {
            Map<String, String> data = new TreeMap<>();
            facts.forEach((name, fact) -> data.put(name, Said.worded(fact, Language.ENGLISH)));
            return data;
        }
    }
}
