package org.dialtone.app;

import java.util.function.Predicate;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.phone.AddressHolders;

/**
 * Says which DHCP replies may leave now. A process that can't ask the database serves on those who have a lease, over a
 * boot too; who is new gets nothing of it, for another process may be active.
 */
public record DhcpAnswering(Answering answering, AddressHolders holders) implements Predicate<DhcpMessage> {

    @Override
    public boolean test(DhcpMessage reply) {
        return answering.now() && (answering.promises() || isPromised(reply));
    }

    private boolean isPromised(DhcpMessage reply) {
        MessageType type = reply.type().orElse(null);
        return type == MessageType.ACK
                || type == MessageType.OFFER && holders.holder(reply.yiaddr()).equals(reply.mac());
    }
}
