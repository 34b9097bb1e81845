package org.dialtone.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

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
     * @param up   false: the box can't do its work
     * @param data facts for the operator, by name
     */
    record State(boolean up, Map<String, String> data) {

        public State {
            data = new TreeMap<>(data);
        }

        public static State up(Map<String, String> data) {
            return new State(true, data);
        }

        public static State down(String reason) {
            return new State(false, Map.of("reason", reason));
        }
    }
}
