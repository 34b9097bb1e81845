package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;

/** A hostile neighbour that passes for a relay agent, with ports of its own invention, or asks by INFORM. */
final class RogueRelay {

    private static final String PORT = "rogue port ";

    private final Rogue rogue;
    private final Chance chance;
    private final VirtualLan lan;
    private final VirtualBox box;

    RogueRelay(Rogue rogue, Chance chance, VirtualLan lan, VirtualBox box) {
        this.rogue = rogue;
        this.chance = chance;
        this.lan = lan;
        this.box = box;
    }

    void act(HonestPhone victim, Ip4 own) {
        if (chance.of(0.7)) {
            relay(victim, own == null || chance.of(0.3) ? VirtualLan.STRANGER : own);
        } else {
            victim.leased().ifPresent(at -> inform(victim, at));
        }
    }

    private void relay(HonestPhone victim, Ip4 agent) {
        byte[] port = (PORT + chance.below(9)).getBytes(StandardCharsets.US_ASCII);
        byte[] circuit = new byte[port.length + 2];
        circuit[0] = 1;
        circuit[1] = (byte) port.length;
        System.arraycopy(port, 0, circuit, 2, port.length);
        Optional<Ip4> wanted = victim.leased().filter(_ -> chance.of(0.8));
        MessageType type = wanted.isPresent() ? MessageType.REQUEST : MessageType.DISCOVER;
        MessageBuilder message = DhcpMessage.builder()
                .xid(chance.number())
                .mac(victim.mac())
                .giaddr(agent)
                .hops(1)
                .type(type)
                .option(Code.RELAY_AGENT, circuit);
        wanted.ifPresent(address -> message.option(Code.REQUESTED_ADDRESS, address));
        send(victim, message, "relays a " + type + " from " + agent, agent);
    }

    private void inform(HonestPhone victim, Ip4 at) {
        MessageBuilder message = DhcpMessage.builder()
                .xid(chance.number())
                .mac(victim.mac())
                .ciaddr(at)
                .type(MessageType.INFORM);
        send(victim, message, "INFORM from " + at, at);
    }

    private void send(HonestPhone victim, MessageBuilder message, String what, Ip4 source) {
        byte[] bytes = message.build().encode();
        lan.carry(rogue.name(), what + " in the name of " + victim.mac(), () -> box.dhcp(rogue, bytes, source));
    }
}
