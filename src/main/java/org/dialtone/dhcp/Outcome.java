package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Grounds;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The engine's decision on a message; the socket loop carries it out. */
public sealed interface Outcome {

    /** The box sends nothing. */
    record Silence(Grounds grounds) implements Outcome {}

    /**
     * The box sends the reply at once, by this route.
     *
     * @param room the largest UDP payload that the receiver takes, in bytes
     */
    record Reply(DhcpMessage message, ReplyRoute route, int room) implements Outcome {

        /** The reply as bytes for the wire. */
        public byte[] bytes() {
            return message.encode(room);
        }
    }

    /**
     * The box hasn't decided yet whether it serves the link, or serves others first: the loop keeps the message for a
     * moment and brings it again.
     *
     * @param rest how long the loop keeps it
     */
    record Hold(Grounds grounds, Duration rest) implements Outcome {}

    /**
     * The loop probes the address first; then it brings the message again ({@link DhcpServer#resume}).
     *
     * @param link     the interface for a probe by ARP; null: the address is beyond a router and gets an ICMP echo
     * @param rest     how long the loop waits before it probes
     * @param deadline the time after which silence means that the address is free
     * @param holder   the device whose answer counts more than another's: until the deadline another's is not the last
     *                 word; null: the first answer is
     */
    record Probe(Ip4 address, String link, Duration rest, Instant deadline, MacAddress holder) implements Outcome {

        public Probe(Ip4 address, String link, Instant deadline) {
            this(address, link, Duration.ZERO, deadline, null);
        }

        /** Whether an answer of this device ends the probe. @param by null where it can't be told */
        public boolean isSettledBy(MacAddress by) {
            return holder == null || by == null || holder.equals(by);
        }
    }

    /**
     * The loop stores the leases first, all or none; only then it sends the reply and adds the entry to the journal.
     *
     * @param freed leases that end with this one
     * @param reply null where the message gets none (RELEASE, DECLINE)
     * @param entry null where the journal gets none
     */
    record Store(Lease lease, List<Lease> freed, Reply reply, Entry entry) implements Outcome {

        public Store(Lease lease, Reply reply, Entry entry) {
            this(lease, List.of(), reply, entry);
        }
    }
}
