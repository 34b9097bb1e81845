package org.dialtone.recorder;

import java.time.InstantSource;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;

/** Records DHCP. */
public final class DhcpTap {

    private static final int CLIENT_PORT = 68;

    private final Recorder recorder;
    private final InstantSource clock;

    public DhcpTap(Recorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Records a client's message. @param here the box's address on its link */
    public void heard(DhcpMessage message, byte[] bytes, Ip4 source, Ip4 here) {
        note(message, true, source, source.equals(Ip4.ANY) ? Ip4.BROADCAST : here, bytes);
    }

    /** Records an answer. @param to its destination at IP */
    public void sent(DhcpMessage answer, byte[] bytes, Ip4 to) {
        note(answer, false, to, answer.options().address(Code.SERVER_ID).orElse(answer.siaddr()), bytes);
    }

    private void note(DhcpMessage message, boolean fromPhone, Ip4 phone, Ip4 box, byte[] bytes) {
        message.mac().ifPresent(mac -> {
            int port = message.relayed() ? Carrier.DHCP.port() : CLIENT_PORT;
            RecordedMessage recorded =
                    new RecordedMessage(clock.instant(), Carrier.DHCP, fromPhone, phone, port, box, bytes, null);
            recorder.note(mac, cue(message), recorded);
        });
    }

    private static Cue cue(DhcpMessage message) {
        MessageType type = message.type().orElse(null);
        boolean starts = message.op() == DhcpMessage.BOOTREQUEST
                && (message.plain()
                        || type == MessageType.DISCOVER
                        || type == MessageType.REQUEST && isReboot(message));
        return starts ? new Cue.PowerOn() : type == MessageType.ACK ? new Cue.Leased() : new Cue.Dhcp();
    }

    /** Whether the client asks for its former address after a restart (RFC 2131 section 4.3.2). */
    private static boolean isReboot(DhcpMessage message) {
        return message.ciaddr().equals(Ip4.ANY) && !message.options().has(Code.SERVER_ID);
    }
}
