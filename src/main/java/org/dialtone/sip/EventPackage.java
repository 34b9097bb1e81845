package org.dialtone.sip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.sip.wire.SipRequest;

/** The event packages that the box tells of itself (RFC 6665 section 5). */
public enum EventPackage {
    /** The calls of a number (RFC 4235). */
    DIALOG("dialog", "application/dialog-info+xml"),
    /** Whether a number can be called, and whether it is busy (RFC 3856). */
    PRESENCE("presence", "application/pidf+xml"),
    /** The messages of one's own mailbox (RFC 3842). */
    MESSAGE_SUMMARY("message-summary", "application/simple-message-summary");

    /** The names of all, as Allow-Events lists them. */
    static final String ALL = Arrays.stream(values()).map(each -> each.event).collect(Collectors.joining(", "));

    private final String event;
    private final String type;

    EventPackage(String event, String type) {
        this.event = event;
        this.type = type;
    }

    /** The package that a request names. */
    static Optional<EventPackage> of(SipRequest request) {
        String name = NotifyPackage.of(request);
        return Arrays.stream(values()).filter(each -> each.event.equals(name)).findFirst();
    }

    /** The name in an Event field. */
    public String event() {
        return event;
    }

    /** The media type of its documents. */
    String type() {
        return type;
    }

    /** Whether the sender reads its documents: one that lists no types reads those of the package. */
    boolean isReadBy(SipRequest request) {
        List<String> accepted = request.headers().list("Accept");
        return accepted.isEmpty()
                || accepted.stream()
                        .map(range -> range.split(";", 2)[0].strip())
                        .anyMatch(range -> range.equalsIgnoreCase(type)
                                || range.equals("*/*")
                                || range.equalsIgnoreCase("application/*"));
    }
}
