package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Entry;
import org.dialtone.net.Ip4;

/** What the engine wants done with a message; the socket loop does it. */
public sealed interface Outcome {

    /** Nothing is sent. */
    record Silence(String reason) implements Outcome {}

    /**
     * Sent at once, this way.
     *
     * @param room the largest UDP payload that the receiver takes, in bytes
     */
    record Reply(DhcpMessage message, ReplyRoute route, int room) implements Outcome {

        /** For the wire. */
        public byte[] bytes() {
            return message.encode(room);
        }
    }

    /** Whether the link is served isn't decided yet: the message is kept for a moment and brought again. */
    record Hold(String reason) implements Outcome {}

    /**
     * The address is probed first; then the message is brought again ({@link DhcpServer#resume}).
     *
     * @param link     the interface to ask on by ARP, or null: beyond a router, by ICMP echo
     * @param deadline when silence means that it is free
     */
    record Probe(Ip4 address, String link, Instant deadline) implements Outcome {}

    /**
     * Stored first; then, and only then, the reply is sent and the entry goes into the journal.
     *
     * @param freed leases that end with this one, stored in front of it
     * @param reply null where the message wants none (RELEASE, DECLINE)
     * @param entry null where there is nothing to tell
     */
    record Store(Lease lease, List<Lease> freed, Reply reply, Entry entry) implements Outcome {

        public Store(Lease lease, Reply reply, Entry entry) {
            this(lease, List.of(), reply, entry);
        }
    }
}
