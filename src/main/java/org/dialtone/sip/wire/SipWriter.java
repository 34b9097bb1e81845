package org.dialtone.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes messages to bytes; Content-Length is always written and always correct. */
public final class SipWriter {

    private SipWriter() {}

    public static byte[] write(SipMessage message) {
        StringBuilder text = new StringBuilder(640);
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
            if (!field.name().equalsIgnoreCase(Headers.CONTENT_LENGTH)) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        text.append("Content-Length: ").append(message.body().length).append("\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(head, head.length + message.body().length);
        System.arraycopy(message.body(), 0, bytes, head.length, message.body().length);
        return bytes;
    }
}
