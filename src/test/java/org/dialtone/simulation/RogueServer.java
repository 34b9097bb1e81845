package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A hostile neighbour that answers as a DHCP server for a while. Nobody can keep a phone from taking what it is offered;
 * when that ends, the phone must come back to the box.
 */
final class RogueServer {

    private final Rogue rogue;
    private final VirtualTime time;
    private final Chance chance;
    private final VirtualLan lan;
    private final Ip4 own;
    private long until;

    RogueServer(Rogue rogue, int number, VirtualTime time, Chance chance, VirtualLan lan) {
        this.rogue = rogue;
        this.time = time;
        this.chance = chance;
        this.lan = lan;
        own = new Ip4(Ip4.of("10.66.250.0").bits() + number);
    }

    void serve() {
        until = time.nanos() + chance.seconds(30, 180).toNanos();
        lan.tell(rogue.name(), "serves DHCP at " + own);
    }

    /** A phone has broadcast this. */
    void hear(DhcpMessage message) {
        if (time.nanos() >= until) {
            return;
        }
        MessageType type = message.type().orElse(MessageType.INFORM);
        boolean chosen =
                message.options().address(Code.SERVER_ID).filter(own::equals).isPresent();
        if (type == MessageType.DISCOVER) {
            give(message, MessageType.OFFER, new Ip4(Ip4.of("10.66.200.0").bits() + chance.below(4_000)));
        } else if (type == MessageType.REQUEST && chosen) {
            message.options().address(Code.REQUESTED_ADDRESS).ifPresent(at -> give(message, MessageType.ACK, at));
        }
    }

    private void give(DhcpMessage asked, MessageType type, Ip4 address) {
        MacAddress client = asked.mac().orElseThrow();
        DhcpMessage answer = MessageBuilder.answer(asked, type)
                .yiaddr(address)
                .option(Code.SERVER_ID, own)
                .option(Code.LEASE_TIME, seconds(Duration.ofMinutes(5)))
                .option(Code.TFTP_SERVER_NAME, ("http://" + own + "/").getBytes(StandardCharsets.US_ASCII))
                .build();
        lan.carry(
                rogue.name(),
                type + " " + address + " to " + client,
                () -> lan.station(client).ifPresent(to -> to.hear(answer)));
    }

    private static byte[] seconds(Duration time) {
        int value = (int) time.toSeconds();
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
