package org.dialtone.recorder;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;

/** Records SIP, but for the OPTIONS that only show whether a phone answers. */
public final class SipTap {

    private static final Set<String> OF_CALLS =
            Set.of("INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "REFER");

    private final Recorder recorder;
    private final Function<Ip4, Optional<MacAddress>> holder;
    private final Ip4 box;
    private final InstantSource clock;

    /**
     * @param holder the device that holds an address
     * @param box    the address that SIP is served on, 0.0.0.0 for all
     */
    public SipTap(Recorder recorder, Function<Ip4, Optional<MacAddress>> holder, Ip4 box, InstantSource clock) {
        this.recorder = recorder;
        this.holder = holder;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Records a message.
     *
     * @param message as it was read; null: it is no sound one
     */
    public void note(Carrier carrier, boolean fromPhone, Ip4 phone, int port, SipMessage message, byte[] bytes) {
        String method = message == null ? "" : message.cseq().map(CSeq::method).orElse("");
        if (!method.equals("OPTIONS")) {
            holder.apply(phone)
                    .ifPresent(device -> recorder.note(
                            device,
                            cue(method, message),
                            new RecordedMessage(clock.instant(), carrier, fromPhone, phone, port, box, bytes, null)));
        }
    }

    private static Cue cue(String method, SipMessage message) {
        if (OF_CALLS.contains(method)) {
            return new Cue.Call(message.callId(), message instanceof SipRequest && method.equals("INVITE"));
        }
        return isProfileQuestion(method, message) ? new Cue.Files() : new Cue.Signalling();
    }

    /** Whether the phone asks by PnP where its files are (RFC 6080). */
    private static boolean isProfileQuestion(String method, SipMessage message) {
        return method.equals("SUBSCRIBE")
                && message.headers()
                        .first("Event")
                        .filter(event -> event.startsWith("ua-profile"))
                        .isPresent();
    }
}
