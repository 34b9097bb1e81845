package org.dialtone.app;

import java.util.function.Predicate;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;

/**
 * Says which DHCP replies may leave now. Where another process may be active by now, only the lease that a client has is
 * told to it: that one may have leases that this one doesn't know, so nothing is offered, and nobody refused.
 */
public record DhcpAnswering(Answering answering) implements Predicate<DhcpMessage> {

    @Override
    public boolean test(DhcpMessage reply) {
        return answering.now()
                && (answering.decides()
                        || reply.type().filter(MessageType.ACK::equals).isPresent());
    }
}
