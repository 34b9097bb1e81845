package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;

/**
 * A relay, or a device that acted as one.
 *
 * @param relay    giaddr of its messages; 0.0.0.0 where there was none
 * @param source   its source address; 0.0.0.0 where that is the clients' own
 * @param scope    the scope of its messages; empty where there is none
 * @param listed   whether that scope, or another of its link, lists relays
 * @param messages number of its messages
 */
public record HeardRelay(
        Ip4 relay, Ip4 source, String scope, boolean listed, Verdict verdict, long messages, Instant last) {

    /** Whether the box believes it, and why. */
    public enum Verdict {
        /** The scope lists both addresses. */
        LISTED(true),
        /** The scope lists no relays, and hears any that sends from its network or a link of the box. */
        OPEN(true),
        /** Option 82 without a relay, on a link that lists switches. */
        SWITCH(true),
        /** The scope doesn't list both addresses. */
        UNLISTED(false),
        /** The scope lists no relays, and this one sends from elsewhere. */
        BEYOND(false),
        /** Its network is in no scope. */
        OF_NO_SCOPE(false),
        /** Its address is a client's. */
        IS_CLIENT(false),
        /** No device can have its address. */
        NO_HOST(false),
        /** Option 82 without a relay, on a link that lists no switches. */
        NO_SWITCH(false);

        private final boolean believed;

        Verdict(boolean believed) {
            this.believed = believed;
        }
    }

    public boolean believed() {
        return verdict.believed;
    }

    /** The same, heard so often. */
    HeardRelay counting(long number) {
        return new HeardRelay(relay, source, scope, listed, verdict, number, last);
    }
}
