package org.dialtone.app;

import java.util.Map;
import java.util.TreeMap;

/** One thing that health reports, such as a socket or a database. */
public interface Condition {

    /** Unique among the conditions, e.g. {@code dhcp sockets}. */
    String name();

    /** The present state of the condition; each report asks anew, from any thread. */
    State now();

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
