package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipUri;

/**
 * One destination of a request.
 *
 * @param user user of the contact
 * @param uri  the Request-URI
 * @param hop  the address that the request is sent to
 * @param path Route values of the way (RFC 3327)
 */
record Target(String user, String uri, Source hop, List<String> path) {

    static Target of(Binding binding) {
        Source source = new Source(binding.source(), binding.sourcePort(), binding.transport());
        Optional<SipUri> first =
                binding.path().stream().findFirst().flatMap(NameAddress::parse).flatMap(NameAddress::sipUri);
        return new Target(
                binding.user(),
                SipUri.withoutHeaders(binding.contact()),
                toward(first.or(() -> SipUri.parse(binding.contact())), source),
                binding.path());
    }

    /**
     * The hop to a URI. Over TCP and TLS the known connection is the only way (RFC 5626 section 5.3). Over UDP the port
     * is the one that the URI names, because some phones send from another port than they listen on; the address is
     * always the known one, because another one would lie on the phone's side of a firewall.
     */
    static Source toward(Optional<SipUri> uri, Source known) {
        boolean sameAddress = known.transport().equals("udp")
                && uri.flatMap(each -> Ip4.parse(each.host()))
                        .filter(known.ip()::equals)
                        .isPresent();
        return sameAddress
                ? new Source(known.ip(), uri.get().port() > 0 ? uri.get().port() : 5060, "udp")
                : known;
    }
}
