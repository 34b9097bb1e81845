package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;

/** Makes calls as the proxy would record them, for pages to show. */
public final class CallStories {

    private final CallBook calls;

    public CallStories(CallBook calls) {
        this.calls = calls;
    }

    /** One call rings, one met a busy phone, one went to an unknown number. */
    public void tell() {
        begin("busy", "1002", "1004");
        calls.failed(invite("busy", "1002", "1004"), 486);
        begin("wrong", "1005", "1999");
        calls.failed(invite("wrong", "1005", "1999"), 404);
        begin("rings", "1001", "1003");
    }

    private void begin(String id, String from, String to) {
        Extension caller = new Extension(from, null, "", false, Set.of());
        calls.begin(
                invite(id, from, to),
                new Source(Ip4.of("127.66.1.1"), 5062, Transport.UDP),
                caller,
                to,
                true,
                () -> {});
    }

    private static SipRequest invite(String id, String from, String to) {
        String text =
                "INVITE sip:%2$s@127.66.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.66.1.1:5062;branch=z9hG4bK-%3$s\r\nMax-Forwards: 70\r\nFrom: <sip:%1$s@127.66.0.1>;tag=%3$s\r\nTo: <sip:%2$s@127.66.0.1>\r\nCall-ID: %3$s\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"
                        .formatted(from, to, id);
        return (SipRequest) ((Parsed.Sound) SipParser.parse(text.getBytes(StandardCharsets.US_ASCII))).message();
    }
}
