package org.dialtone.app.recording;

import java.util.List;
import java.util.Optional;
import org.dialtone.recorder.RecordedMessage;
import org.dialtone.sip.Binding;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * Whether these messages hold a registration by a contact that says that its phone is simulated. It counts where the box
 * took it: anybody can send a datagram in a real phone's name.
 */
record SimulatedMark(List<RecordedMessage> messages) {

    private static final String REGISTER = "REGISTER";

    boolean isThere() {
        return messages.stream()
                .filter(message -> message.carrier().isSip() && message.fromPhone())
                .anyMatch(message -> read(message)
                        .filter(SimulatedMark::says)
                        .filter(register -> isTaken(message, register))
                        .isPresent());
    }

    private static boolean says(SipMessage message) {
        return message instanceof SipRequest(String method, String _, Headers headers, byte[] _)
                && method.equals(REGISTER)
                && headers.list(Headers.CONTACT).stream()
                        .anyMatch(contact -> contact.contains(";" + Binding.SIMULATED));
    }

    private boolean isTaken(RecordedMessage request, SipMessage register) {
        return messages.stream()
                .filter(message -> message.carrier() == request.carrier()
                        && !message.fromPhone()
                        && message.phonePort() == request.phonePort())
                .anyMatch(message -> read(message)
                        .filter(answer -> answer instanceof SipResponse(int status, String _, Headers _, byte[] _)
                                && status == 200
                                && answer.callId().equals(register.callId())
                                && answer.cseq().equals(register.cseq()))
                        .isPresent());
    }

    private static Optional<SipMessage> read(RecordedMessage message) {
        return SipParser.parse(message.bytes()) instanceof Parsed.Sound(SipMessage sound)
                ? Optional.of(sound)
                : Optional.empty();
    }
}
