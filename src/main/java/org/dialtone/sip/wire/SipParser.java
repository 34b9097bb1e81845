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
        String start = lines.next();
        while (start != null && start.isEmpty()) {
            // Empty lines before the start line are to be ignored (RFC 3261 section 7.5).
            start = lines.next();
        }
        if (start == null) {
            return new Parsed.Malformed(400, "nothing but empty lines", Optional.empty());
        }
        readFields();
        return start.regionMatches(true, 0, "SIP/", 0, 4) ? response(start) : request(start);
    }

    private void readFields() {
        for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
            if (fields.size() == MAX_FIELDS) {
                fault = "more than " + MAX_FIELDS + " header fields";
                return;
            }
            readField(line);
        }
    }

    private void readField(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
        if (!Token.is(name)) {
            // The parser reads on, because the answer with the fault needs the sender's Via.
            fault = "a header field without a name";
        } else if (line.indexOf('\r') >= 0) {
            // Some receivers take a bare CR for the end of a line, so it must not travel on in an answer.
            fault = "a bare CR in a header field";
        } else {
            fields.add(new Header(Header.expand(name), value(line, colon + 1)));
        }
    }

    /** The rest of the line, without white space around it. */
    private static String value(String line, int from) {
        int start = from;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        return line.substring(start).strip();
    }

    private Parsed response(String start) {
        long status = start.startsWith(VERSION + " ") && start.length() >= 11
                ? Token.number(start.substring(8, 11), 699)
                : -1;
        SipResponse response = new SipResponse(
                (int) status, start.length() > 12 ? start.substring(12) : "", new Headers(fields), EMPTY);
        Optional<String> wrong = status < 100 ? Optional.of("a status line that can't be read") : wrong(response, true);
        return wrong.<Parsed>map(why -> new Parsed.Malformed(400, why, Optional.empty()))
                .orElseGet(() -> new Parsed.Sound(new SipResponse(
                        response.status(), response.reason(), response.headers(), body(response.headers()))));
    }

    private Parsed request(String start) {
        int one = start.indexOf(' ');
        int two = start.indexOf(' ', one + 1);
        String method = one < 0 ? "" : start.substring(0, one);
        String version = two < 0 ? "" : start.substring(two + 1);
        SipRequest request =
                new SipRequest(method, two < 0 ? "" : start.substring(one + 1, two), new Headers(fields), EMPTY);
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
                .orElseGet(() -> new Parsed.Sound(
                        new SipRequest(method, request.uri(), request.headers(), body(request.headers()))));
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
        Optional<String> wrong = Soundness.fault(message);
        if (wrong.isEmpty() && !agrees) {
            return Optional.of("CSeq names another method");
        }
        return wrong.isEmpty() && Soundness.length(message.headers()) > bytes.length - lines.position()
                ? Optional.of("shorter than Content-Length says")
                : wrong;
    }

    private Parsed malformed(int status, String why, SipRequest request) {
        boolean answerable = Token.is(request.method())
                && !request.method().equals("ACK")
                && Soundness.answerable(request, status == 505);
        return new Parsed.Malformed(status, why, answerable ? Optional.of(request) : Optional.empty());
    }

    private byte[] body(Headers headers) {
        int left = bytes.length - lines.position();
        int length = (int) Soundness.length(headers);
        int taken = length < 0 ? left : length;
        return taken == 0 ? EMPTY : Arrays.copyOfRange(bytes, lines.position(), lines.position() + taken);
    }
}
