package org.dialtone.recorder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;

/** A phone whose messages go into a recorder. */
final class RecordedPhone {

    static final Ip4 BOX = Ip4.of("10.66.0.1");

    final MacAddress mac;
    final Ip4 address = Ip4.of("10.66.0.50");
    private final Recorder recorder;
    Instant now = Instant.parse("2026-11-30T00:00:00Z");

    RecordedPhone(Recorder recorder, String mac) {
        this.recorder = recorder;
        this.mac = MacAddress.of(mac);
    }

    RecordedPhone after(Duration time) {
        now = now.plus(time);
        return this;
    }

    RecordedPhone discover() {
        DhcpMessage message = DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .mac(mac)
                .xid((int) now.getEpochSecond())
                .option(Code.VENDOR_CLASS, "yealink".getBytes(StandardCharsets.US_ASCII))
                .build();
        new DhcpTap(recorder, () -> now).heard(message, message.encode(), Ip4.ANY, BOX);
        return this;
    }

    /** The box answers by ACK, the lease's last message. */
    RecordedPhone leased() {
        DhcpMessage message = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .type(MessageType.ACK)
                .mac(mac)
                .yiaddr(address)
                .option(Code.SERVER_ID, BOX.bytes())
                .build();
        new DhcpTap(recorder, () -> now).sent(message, message.encode(), Ip4.BROADCAST);
        return this;
    }

    RecordedPhone fetches(String path) {
        new FileTap(recorder, _ -> Optional.of(mac), () -> now)
                .http(
                        new FileTap.Ends(address, 40_000, BOX),
                        false,
                        new FileTap.Head(
                                "GET " + path + " HTTP/1.1",
                                Map.of("User-Agent", "Yealink SIP-T46S").entrySet()),
                        new FileTap.Head(
                                "HTTP/1.1 200 OK", Map.of("ETag", "\"1\"").entrySet()),
                        "document, 812 bytes");
        return this;
    }

    RecordedPhone boots() {
        return discover().leased().fetches("/y.cfg").says("REGISTER", "r");
    }

    /** Sends a request over SIP. */
    RecordedPhone says(String method, String callId) {
        byte[] bytes = """
                %1$s sip:10.66.0.1 SIP/2.0
                Via: SIP/2.0/UDP 10.66.0.50:5062;branch=z9hG4bK1
                From: <sip:1001@10.66.0.1>;tag=1
                To: <sip:1002@10.66.0.1>
                Call-ID: %2$s
                CSeq: 1 %1$s
                Max-Forwards: 70
                Contact: <sip:1001@10.66.0.50:5062>
                Content-Length: 0

                """.formatted(method, callId).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        SipMessage message = SipParser.parse(bytes) instanceof Parsed.Sound(SipMessage sound) ? sound : null;
        new SipTap(recorder, _ -> Optional.of(mac), BOX, () -> now)
                .note(Carrier.SIP_UDP, true, address, 5062, message, bytes);
        return this;
    }

    /** The parts of its recording, e.g. {@code boot 4}: with the number of messages. */
    List<String> recorded() {
        return recorder.takes(mac).stream()
                .map(take -> take.kind().word() + " " + take.messages().size())
                .toList();
    }
}
