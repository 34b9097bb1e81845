package org.dialtone.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes messages to bytes; Content-Length is always written and always correct. */
public final class SipWriter {

    /** Most heads are shorter, in bytes. */
    private static final int HEAD = 1024;

    private SipWriter() {}

    public static byte[] write(SipMessage message) {
        StringBuilder text = new StringBuilder(HEAD);
        switch (message) {
            case SipRequest request ->
                text.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
            case SipResponse response ->
                text.append("SIP/2.0 ")
                        .append(response.status())
                        .append(' ')
                        .append(response.reason())
                        .append("\r\n");
        }
        for (Header field : message.headers().fields()) {
            if (!field.isNamed(Headers.CONTENT_LENGTH)) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        text.append("Content-Length: ").append(message.body().length).append("\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return message.body().length == 0 ? head : joined(head, message.body());
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] bytes = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }
}
