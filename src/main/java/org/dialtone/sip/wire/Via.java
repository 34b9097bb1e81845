package org.dialtone.sip.wire;

import java.util.Optional;

/**
 * One hop on a message's way (RFC 3261 section 20.42).
 *
 * @param transport the transport as written, e.g. {@code UDP}
 * @param host      the sender's host as it names itself
 * @param port      the port, 0 where none is written
 */
public record Via(String transport, String host, int port, Params params) {

    public static Optional<Via> parse(String text) {
        int semicolon = text.indexOf(';');
        String head = semicolon < 0 ? text : text.substring(0, semicolon);
        int one = head.indexOf('/');
        int two = head.indexOf('/', one + 1);
        if (one < 0
                || two < 0
                || !head.substring(0, one).strip().equalsIgnoreCase("SIP")
                || !head.substring(one + 1, two).strip().equals("2.0")) {
            return Optional.empty();
        }
        return parse(head.substring(two + 1).strip(), semicolon < 0 ? "" : text.substring(semicolon));
    }

    private static Optional<Via> parse(String sentBy, String rest) {
        int end = 0;
        while (end < sentBy.length() && sentBy.charAt(end) > ' ') {
            end++;
        }
        String transport = sentBy.substring(0, end);
        Optional<HostPort> sender = HostPort.parse(sentBy.substring(end).strip());
        Optional<Params> params = Params.parse(rest);
        if (!Token.is(transport) || sender.isEmpty() || params.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Via(transport, sender.get().host(), sender.get().port(), params.get()));
    }

    public Optional<String> branch() {
        return params.get("branch");
    }

    /**
     * The Via with the request's source in it, as the server must add it (RFC 3261 section 18.2.1, RFC 3581 section 4).
     */
    public Via from(String address, int sourcePort) {
        boolean symmetric = params.has("rport");
        Params noted = symmetric || !host.equals(address) ? params.with("received", address) : params;
        return new Via(transport, host, port, symmetric ? noted.with("rport", Integer.toString(sourcePort)) : noted);
    }

    /**
     * The port for a response over UDP: the source port where the sender asked for that, else the port in the Via
     * (RFC 3581 section 4).
     */
    public int replyPort() {
        int asked = (int) Token.number(params.get("rport").orElse(""), 65_535);
        return asked > 0 ? asked : port > 0 ? port : 5060;
    }

    @Override
    public String toString() {
        return "SIP/2.0/" + transport + " " + host + (port > 0 ? ":" + port : "") + params;
    }
}
