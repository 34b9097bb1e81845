package org.dialtone.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads messages from bytes (RFC 3261 section 7 and 25). Throws for no input. */
public final class SipParser {

    public static final int MAX_BYTES = 65_536;
    static final int MAX_FIELDS = 200;
    private static final String VERSION = "SIP/2.0";
    private static final byte[] EMPTY = {};

    private final byte[] bytes;
    private final HeadLines lines;
    private final List<Header> fields = new ArrayList<>(24);
    private String fault;
    private long length;

    private SipParser(byte[] bytes) {
        this.bytes = bytes;
        this.lines = new HeadLines(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Reads one message that fills these bytes; bytes after Content-Length are dropped (RFC 3261 section 18.3). */
    public static Parsed parse(byte[] bytes) {
        return bytes.length > MAX_BYTES
                ? new Parsed.Malformed(413, "longer than " + MAX_BYTES + " bytes", Optional.empty())
                : new SipParser(bytes).message();
    }

    private Parsed message() {
        boolean begun = lines.next();
        while (begun && lines.end() == lines.start()) {
            // Empty lines before the start line are to be ignored (RFC 3261 section 7.5).
            begun = lines.next();
        }
        if (!begun) {
            return new Parsed.Malformed(400, "nothing but empty lines", Optional.empty());
        }
        String start = lines.line();
        readFields();
        return start.regionMatches(true, 0, "SIP/", 0, 4) ? response(start) : request(start);
    }

    private void readFields() {
        while (lines.nextField()) {
            if (fields.size() == MAX_FIELDS) {
                fault = "more than " + MAX_FIELDS + " header fields";
                return;
            }
            readField(lines.text(), lines.start(), lines.end());
        }
    }

    private void readField(String text, int start, int end) {
        int colon = text.indexOf(':', start, end);
        String name = Header.name(text, start, Math.max(start, colon));
        if (name.isEmpty()) {
            // The parser reads on, because the answer with the fault needs the sender's Via.
            fault = "a header field without a name";
        } else if (text.indexOf('\r', start, end) >= 0) {
            // Some receivers take a bare CR for the end of a line, so it must not travel on in an answer.
            fault = "a bare CR in a header field";
        } else {
            fields.add(new Header(name, value(text, colon + 1, end)));
        }
    }

    /** The rest of the line, without white space around it. */
    private static String value(String text, int from, int end) {
        int start = from;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end).strip();
    }

    private Parsed response(String start) {
        long status = start.startsWith(VERSION + " ") && start.length() >= 11
                ? Token.number(start.substring(8, 11), 699)
                : -1;
        Headers headers = headers();
        SipResponse response =
                new SipResponse((int) status, start.length() > 12 ? start.substring(12) : "", headers, EMPTY);
        Optional<String> wrong = status < 100 ? Optional.of("a status line that can't be read") : wrong(response, true);
        return wrong.<Parsed>map(why -> new Parsed.Malformed(400, why, Optional.empty()))
                .orElseGet(
                        () -> new Parsed.Sound(new SipResponse(response.status(), response.reason(), headers, body())));
    }

    private Headers headers() {
        Headers headers = new Headers(fields);
        length = Soundness.length(headers);
        return headers;
    }

    private Parsed request(String start) {
        int one = start.indexOf(' ');
        int two = start.indexOf(' ', one + 1);
        String method = one < 0 ? "" : start.substring(0, one);
        String version = two < 0 ? "" : start.substring(two + 1);
        SipRequest request = new SipRequest(method, two < 0 ? "" : start.substring(one + 1, two), headers(), EMPTY);
        if (!Token.is(method) || request.uri().isEmpty()) {
            return malformed(400, "no request line", request);
        }
        if (!version.equalsIgnoreCase(VERSION)) {
            return version.regionMatches(true, 0, "SIP/", 0, 4) && version.indexOf(' ') < 0
                    ? malformed(505, "a version other than SIP/2.0", request)
                    : malformed(400, "no request line", request);
        }
        if (!isRequestUri(request.uri())) {
            return malformed(400, "no Request-URI", request);
        }
        Optional<String> wrong = wrong(
                request, request.cseq().map(CSeq::method).filter(method::equals).isPresent());
        return wrong.map(why -> malformed(400, why, request))
                .orElseGet(() -> new Parsed.Sound(new SipRequest(method, request.uri(), request.headers(), body())));
    }

    /**
     * Whether the text is a Request-URI. It begins with a scheme, so it has no angle bracket; and it has no header
     * fields, which are for written addresses alone (RFC 3261 section 19.1.1).
     */
    private static boolean isRequestUri(String uri) {
        int colon = uri.indexOf(':');
        boolean sip = colon > 0
                && (uri.substring(0, colon).equalsIgnoreCase("sip")
                        || uri.substring(0, colon).equalsIgnoreCase("sips"));
        return colon > 0 && Character.isLetter(uri.charAt(0)) && !(sip && uri.indexOf('?', uri.indexOf('@') + 1) >= 0);
    }

    private Optional<String> wrong(SipMessage message, boolean agrees) {
        if (fault != null) {
            return Optional.of(fault);
        }
        Optional<String> wrong = Soundness.fault(message, length);
        if (wrong.isEmpty() && !agrees) {
            return Optional.of("CSeq names another method");
        }
        return wrong.isEmpty() && length > bytes.length - lines.position()
                ? Optional.of("shorter than Content-Length says")
                : wrong;
    }

    private Parsed malformed(int status, String why, SipRequest request) {
        boolean answerable = Token.is(request.method())
                && !request.method().equals("ACK")
                && Soundness.answerable(request, status == 505);
        return new Parsed.Malformed(status, why, answerable ? Optional.of(request) : Optional.empty());
    }

    private byte[] body() {
        int left = bytes.length - lines.position();
        int taken = length < 0 ? left : (int) length;
        return taken == 0 ? EMPTY : Arrays.copyOfRange(bytes, lines.position(), lines.position() + taken);
    }
}
