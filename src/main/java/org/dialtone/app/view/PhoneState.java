package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where a phone stands, by what the box holds at the moment of the question: bindings, reports, leases. */
public enum PhoneState {
    /** All its lines are registered. A phone that the site gives no line: any extension is, from its address. */
    REGISTERED,
    /** Some of its lines are registered. */
    PARTLY,
    /** It is there, by a running lease or a word within the last ten minutes, and nothing hinders it. */
    BOOTING,
    /** The site doesn't list it, and it waits for its adoption. */
    WAITING,
    /** It isn't registered, and the diagnosis says why. */
    STUCK,
    /** It was never heard, or its lease has run out and nothing was heard of it since. */
    UNHEARD;

    private static final Duration LATELY = Duration.ofMinutes(10);

    /**
     * What is known of one phone.
     *
     * @param lines      the number of lines that the site gives it
     * @param registered the number of these that are registered; without lines, the number of its contacts
     * @param pending    whether it waits for its adoption
     * @param hindered   whether the diagnosis has a finding
     * @param leased     whether it holds an address now
     * @param heard      when it was last heard; null: never
     */
    record Facts(int lines, int registered, boolean pending, boolean hindered, boolean leased, Instant heard) {

        PhoneState at(Instant now) {
            if (pending) {
                return WAITING;
            }
            if (registered > 0) {
                return registered >= lines ? REGISTERED : PARTLY;
            }
            return hindered ? STUCK : leased || isHeardLately(now) ? BOOTING : UNHEARD;
        }

        /** A clock that was set back makes the last word lie ahead: then only a short way counts. */
        private boolean isHeardLately(Instant now) {
            return heard != null && Duration.between(heard, now).abs().compareTo(LATELY) <= 0;
        }
    }

    /** The state as API, metrics and style sheets spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
