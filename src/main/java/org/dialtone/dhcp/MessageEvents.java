package org.dialtone.dhcp;

import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;

/** The journal's events of messages that the box doesn't answer, by their type; one without a type is BOOTP. */
final class MessageEvents {

    private MessageEvents() {}

    /** A message that gets no answer. */
    static Event ignored(DhcpMessage message) {
        return switch (type(message)) {
            case REQUEST -> Event.DHCP_REQUEST_IGNORED;
            case INFORM -> Event.DHCP_INFORM_IGNORED;
            case DECLINE -> Event.DHCP_DECLINE_IGNORED;
            case RELEASE -> Event.DHCP_RELEASE_IGNORED;
            case DISCOVER, OFFER, ACK, NAK -> Event.DHCP_DISCOVER_IGNORED;
        };
    }

    /** A message of an unlisted relay. */
    static Event unlisted(DhcpMessage message) {
        Event ignored = ignored(message);
        return ignored == Event.DHCP_DISCOVER_IGNORED ? Event.DHCP_DISCOVER_RELAY_UNLISTED : ignored;
    }

    /** A message that a listener doesn't believe. */
    static Event disbelieved(DhcpMessage message) {
        return switch (type(message)) {
            case REQUEST -> Event.DHCP_REQUEST_DISBELIEVED;
            case INFORM -> Event.DHCP_INFORM_DISBELIEVED;
            case DECLINE -> Event.DHCP_DECLINE_DISBELIEVED;
            case RELEASE -> Event.DHCP_RELEASE_DISBELIEVED;
            case DISCOVER, OFFER, ACK, NAK -> Event.DHCP_DISCOVER_DISBELIEVED;
        };
    }

    /** A client's message by its step that gets no answer. */
    static Event ignored(Step step) {
        return switch (step) {
            case REQUEST -> Event.DHCP_REQUEST_IGNORED;
            case INFORM -> Event.DHCP_INFORM_IGNORED;
            case DECLINE -> Event.DHCP_DECLINE_IGNORED;
            case RELEASE -> Event.DHCP_RELEASE_IGNORED;
            default -> Event.DHCP_DISCOVER_IGNORED;
        };
    }

    private static MessageType type(DhcpMessage message) {
        return message.type().orElse(MessageType.DISCOVER);
    }
}
