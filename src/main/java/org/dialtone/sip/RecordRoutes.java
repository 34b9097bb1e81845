package org.dialtone.sip;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.Via;

/** Adds the box to the route of requests and responses, and removes it again (RFC 3261 sections 16.4 and 16.6). */
final class RecordRoutes {

    /** The parameter of the box's own URI that has the proof of a dialog. */
    private static final String PROOF = "did";
    /** The box writes two at most, and a phone may have one of its settings before them. */
    private static final int MOST_OWN = 4;

    private static final String BRANCH = ";branch=";

    private final LocalAddresses here;
    private final RandomGenerator random;
    /** The prefix of the branch in every Via of this process. */
    private final String mark;

    RecordRoutes(LocalAddresses here, RandomGenerator random) {
        this.here = here;
        this.random = random;
        this.mark = Transactions.COOKIE + HexFormat.of().toHexDigits(random.nextInt());
    }

    /** The Via for requests to this hop. */
    String via(Source hop) {
        return via(sentBy(hop));
    }

    /** The part that the Vias for requests to this hop have in common. */
    String sentBy(Source hop) {
        return "SIP/2.0/" + hop.transport() + " " + here.toward(hop.ip()) + ":" + port(hop) + BRANCH + mark;
    }

    /** The Via of one request. @param sentBy see {@link #sentBy} */
    String via(String sentBy) {
        return sentBy + HexFormat.of().toHexDigits(random.nextLong()) + ";rport";
    }

    /** The branch in the Via that this class has made. Reading it as any Via would cost more than all the rest. */
    static String branch(SipRequest own) {
        String via = own.headers().first(Headers.VIA).orElseThrow();
        int from = via.indexOf(BRANCH) + BRANCH.length();
        return via.substring(from, via.indexOf(';', from));
    }

    /**
     * Whether the request has passed the box before: the box never sends one to itself, so the request must be in a
     * loop (RFC 3261 section 16.3 step 4).
     */
    boolean loops(SipRequest request) {
        return request.headers().list(Headers.VIA).stream()
                .anyMatch(hop -> Via.parse(hop)
                        .flatMap(Via::branch)
                        .filter(branch -> branch.startsWith(mark))
                        .isPresent());
    }

    private int port(Source hop) {
        return hop.transport() == Transport.TLS ? here.securePort() : here.port();
    }

    /**
     * One Record-Route for both sides, or one for each where they use different addresses or transports of the box
     * (RFC 5658 section 3.3), each with the proof of the dialog.
     */
    List<String> record(SipRequest request, Source caller, Target callee, String proof) {
        String near = own(callee.hop(), callee.uri(), proof);
        String far = own(caller, request.uri(), proof);
        return near.equals(far) ? List.of(near) : List.of(near, far);
    }

    private String own(Source hop, String uri, String proof) {
        return "<" + self(hop, uri) + ";lr;" + PROOF + "=" + proof + ">";
    }

    /** The proofs of a dialog in the box's own Route values. */
    List<String> proofs(SipRequest request) {
        return request.headers().list(ForwardedMessage.ROUTE).stream()
                .limit(MOST_OWN)
                .filter(this::isOwn)
                .flatMap(route -> NameAddress.parse(route).flatMap(NameAddress::sipUri).stream())
                .flatMap(uri -> uri.params().get(PROOF).stream())
                .distinct()
                .toList();
    }

    /** The box's address on the way to this hop. */
    Ip4 address(Source hop) {
        return here.toward(hop.ip());
    }

    /** The URI by which this hop knows the box. */
    String self(Source hop) {
        return self(hop, "");
    }

    /**
     * The box's URI in the scheme of the side: a side that uses sips: must find it in its route too (RFC 3261
     * section 16.6 step 4).
     */
    private String self(Source hop, String uri) {
        boolean sips = hop.transport() == Transport.TLS
                && SipUri.parse(uri).filter(SipUri::isSecure).isPresent();
        return (sips ? "sips:" : "sip:") + here.toward(hop.ip()) + ":" + port(hop)
                + (sips || hop.transport() == Transport.UDP
                        ? ""
                        : ";transport=" + hop.transport().word());
    }

    /** The Route values without the box's own. */
    List<String> left(SipRequest request) {
        List<String> routes = new ArrayList<>(request.headers().list(ForwardedMessage.ROUTE));
        while (!routes.isEmpty() && isOwn(routes.getFirst())) {
            routes.removeFirst();
        }
        return routes;
    }

    private boolean isOwn(String route) {
        Optional<SipUri> uri = NameAddress.parse(route).flatMap(NameAddress::sipUri);
        return uri.filter(each -> Ip4.parse(each.host())
                        .map(ip -> here.owns(ip)
                                && (each.effectivePort() == here.port() || each.effectivePort() == here.securePort()))
                        // The box looks up no names: a request that reached it by a name means the box.
                        .orElse(true))
                .isPresent();
    }
}
