package org.dialtone.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * The offer of a session timer, as a proxy may make it (RFC 4028 section 8): where one of the phones can, it refreshes
 * the call from time to time, so that the box learns of calls whose end it never saw. The box requires it of nobody.
 */
final class SessionTimer {

    /** The interval that RFC 4028 section 4 recommends, in seconds. */
    static final long OFFERED = 1800;

    private static final String FIELD = "Session-Expires";
    private static final String LEAST = "Min-SE";
    private static final String OPTION = "timer";
    private static final String REQUIRE = "Require";
    /** No phone asks for more; a greater number is a fault. */
    private static final long MOST = 86_400;

    private SessionTimer() {}

    /** The INVITE with the offer; unchanged where the phone makes one itself, or where it is another request. */
    static SipRequest offered(SipRequest request) {
        if (!request.method().equals("INVITE") || request.headers().has(FIELD)) {
            return request;
        }
        Headers headers = with(request, List.of(new Header(FIELD, Long.toString(interval(request)))));
        return new SipRequest(request.method(), request.uri(), headers, request.body());
    }

    /**
     * The final response as the caller must get it: where the called phone knows no timer and the caller does, the
     * caller refreshes (RFC 4028 section 8.2).
     *
     * @param request the caller's own
     */
    static SipResponse agreed(SipRequest request, SipResponse response) {
        boolean refreshes = request.method().equals("INVITE")
                && response.status() / 100 == 2
                && !response.headers().has(FIELD)
                && request.headers().list(Headers.SUPPORTED).stream().anyMatch(OPTION::equalsIgnoreCase);
        if (!refreshes) {
            return response;
        }
        Headers headers = with(
                response,
                List.of(new Header(FIELD, interval(request) + ";refresher=uac"), new Header(REQUIRE, OPTION)));
        return new SipResponse(response.status(), response.reason(), headers, response.body());
    }

    /** The time within which the next refresh comes, from a final response; empty where nobody refreshes. */
    static Optional<Duration> next(SipResponse response) {
        return seconds(response, FIELD).map(Duration::ofSeconds);
    }

    private static long interval(SipRequest request) {
        return seconds(request, FIELD)
                .orElseGet(() -> Math.max(OFFERED, seconds(request, LEAST).orElse(0L)));
    }

    private static Optional<Long> seconds(SipMessage message, String field) {
        return message.headers()
                .first(field)
                .map(value -> value.split(";", 2)[0].strip())
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Long::valueOf)
                .filter(seconds -> seconds > 0 && seconds <= MOST);
    }

    private static Headers with(SipMessage message, List<Header> more) {
        List<Header> fields = new ArrayList<>(message.headers().fields());
        fields.addAll(more);
        return new Headers(fields);
    }
}
