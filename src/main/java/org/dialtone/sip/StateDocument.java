package org.dialtone.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * What NOTIFYs say of a number, always the full state. Many watchers get the same but for a version of their own, so it
 * is written once.
 *
 * @param head what stands before the version
 * @param rest what stands after it; null where the format has none
 */
record StateDocument(byte[] head, byte[] rest) {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /**
     * @param number the watched number
     * @param host   the box's address as the watcher knows it
     * @param pickup whether the watcher may take calls that ring there
     */
    static StateDocument of(EventPackage events, String number, String host, LineState state, boolean pickup) {
        return switch (events) {
            case DIALOG -> dialogInfo(number, host, state, pickup);
            case PRESENCE -> new StateDocument(bytes(presence(number, host, state)), null);
            case MESSAGE_SUMMARY -> new StateDocument(bytes(messages(number, host)), null);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The document for one watcher. @param version how many it has got before */
    byte[] version(long version) {
        if (rest == null) {
            return head;
        }
        byte[] digits = bytes(Long.toString(version));
        return ByteBuffer.allocate(head.length + digits.length + rest.length)
                .put(head)
                .put(digits)
                .put(rest)
                .array();
    }

    /**
     * RFC 4235 section 4. An idle number has one dialog that has ended, as phones know it from other servers; one that
     * is not registered has none, which is all that the format can tell of it.
     */
    private static StateDocument dialogInfo(String number, String host, LineState state, boolean pickup) {
        String uri = uri(number, host);
        String dialogs = switch (state.lamp()) {
            case NOT_REGISTERED -> "";
            case IDLE -> "  <dialog id=\"" + text(number) + "\">\n    <state>terminated</state>\n  </dialog>\n";
            case RINGING, BUSY ->
                state.dialogs().stream()
                        .map(dialog -> dialog(dialog, uri, host, pickup ? identity(dialog, number) : ""))
                        .collect(Collectors.joining());
        };
        return new StateDocument(
                bytes(XML + "<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\""),
                bytes("\" state=\"full\" entity=\"" + uri + "\">\n" + dialogs + "</dialog-info>\n"));
    }

    /** What a Replaces of a ringing call names; empty for others. */
    private static String identity(LineDialog dialog, String number) {
        return dialog.confirmed()
                ? ""
                : " call-id=\"" + text(Pickup.callId(dialog.call(), number)) + "\" local-tag=\"ringing\""
                        + " remote-tag=\"calling\"";
    }

    private static String dialog(LineDialog dialog, String uri, String host, String identity) {
        String other = uri(dialog.other(), host);
        String display = dialog.otherName().isEmpty() ? "" : " display=\"" + text(dialog.otherName()) + "\"";
        return "  <dialog id=\"" + dialog.call() + "\"" + identity + " direction=\""
                + (dialog.recipient() ? "recipient" : "initiator") + "\">\n    <state>"
                + (dialog.confirmed() ? "confirmed" : "early") + "</state>\n"
                + side("local", "", uri) + side("remote", display, other) + "  </dialog>\n";
    }

    private static String side(String which, String display, String uri) {
        return "    <" + which + ">\n      <identity" + display + ">" + uri + "</identity>\n      <target uri=\"" + uri
                + "\"/>\n    </" + which + ">\n";
    }

    /** RFC 3863 with the activities of RFC 4480: closed where no phone is registered. */
    private static String presence(String number, String host, LineState state) {
        boolean closed = state.lamp() == LineState.Lamp.NOT_REGISTERED;
        String activity = state.dialogs().isEmpty()
                ? ""
                : "  <dm:person id=\"p" + text(number) + "\"><rpid:activities><rpid:on-the-phone/></rpid:activities>"
                        + "</dm:person>\n";
        return XML
                + "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" xmlns:dm=\"urn:ietf:params:xml:ns:pidf:data-model\""
                + " xmlns:rpid=\"urn:ietf:params:xml:ns:pidf:rpid\" entity=\"" + uri(number, host) + "\">\n"
                + "  <tuple id=\"t" + text(number) + "\"><status><basic>" + (closed ? "closed" : "open")
                + "</basic></status></tuple>\n" + activity + "</presence>\n";
    }

    /** RFC 3842 section 3.5: the box keeps no messages. */
    private static String messages(String number, String host) {
        return "Messages-Waiting: no\r\nMessage-Account: " + uri(number, host) + "\r\nVoice-Message: 0/0 (0/0)\r\n";
    }

    /** A number in a URI, in XML: a user may hold a {@code #}, which has another meaning there. */
    private static String uri(String number, String host) {
        return "sip:" + text(number.replace("%", "%25").replace("#", "%23")) + "@" + host;
    }

    private static String text(String plain) {
        return plain.chars().allMatch(Character::isLetterOrDigit) ? plain : escaped(plain);
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
