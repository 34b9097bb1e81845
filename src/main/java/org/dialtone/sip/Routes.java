package org.dialtone.sip;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.Via;

/** Puts the box on the way of requests and their answers, and takes it off again (RFC 3261 sections 16.4 and 16.6). */
final class Routes {

    private final Here here;
    private final RandomGenerator random;
    /** Begins the branch of every Via that this process writes. */
    private final String mark;

    Routes(Here here, RandomGenerator random) {
        this.here = here;
        this.random = random;
        this.mark = Transactions.COOKIE + HexFormat.of().toHexDigits(random.nextInt());
    }

    /** A Via for the way to this hop. */
    String via(Source hop) {
        return "SIP/2.0/" + hop.transport().toUpperCase(Locale.ROOT) + " " + here.toward(hop.ip()) + ":" + here.port() + ";branch=" + mark
                + HexFormat.of().toHexDigits(random.nextLong()) + ";rport";
    }

    /** Whether the request has been here before: the box never sends one to itself, so it must be going round (RFC 3261 section 16.3 step 4). */
    boolean loops(SipRequest request) {
        return request.headers().list(Headers.VIA).stream().anyMatch(hop -> Via.parse(hop).flatMap(Via::branch).filter(branch -> branch.startsWith(mark)).isPresent());
    }

    /** One Record-Route for both sides, or one for each where they know the box by different addresses or transports (RFC 5658 section 3.3). */
    List<String> record(Source caller, Source callee) {
        String near = hop(callee);
        String far = hop(caller);
        return near.equals(far) ? List.of(near) : List.of(near, far);
    }

    private String hop(Source hop) {
        return "<" + self(hop) + ";lr>";
    }

    /** The box's address on the way to this hop. */
    Ip4 own(Source hop) {
        return here.toward(hop.ip());
    }

    /** The URI by which this hop knows the box. */
    String self(Source hop) {
        return "sip:" + here.toward(hop.ip()) + ":" + here.port() + (hop.transport().equals("udp") ? "" : ";transport=" + hop.transport());
    }

    /** The Route values that are left once the box has taken off its own. */
    List<String> left(SipRequest request) {
        List<String> routes = new ArrayList<>(request.headers().list(Onward.ROUTE));
        while (!routes.isEmpty() && isOwn(routes.getFirst())) {
            routes.removeFirst();
        }
        return routes;
    }

    private boolean isOwn(String route) {
        Optional<SipUri> uri = NameAddress.parse(route).flatMap(NameAddress::sipUri);
        return uri.filter(each -> Ip4.parse(each.host()).map(ip -> here.owns(ip) && (each.port() > 0 ? each.port() : 5060) == here.port())
                // Names aren't looked up: who sends to the box by a name means the box.
                .orElse(true)).isPresent();
    }
}
