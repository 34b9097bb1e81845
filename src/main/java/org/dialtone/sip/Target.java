package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipUri;

/**
 * One place that a request goes to.
 *
 * @param user whose contact it is
 * @param uri  for the Request-URI
 * @param hop  where it is sent
 * @param path Route values of the way there (RFC 3327)
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
     * Over TCP and TLS the connection that is known is the only way (RFC 5626 section 5.3). Over UDP the port that the URI names, for
     * there are phones that send from another than they listen on; but never an address other than the known one, which would be
     * that of the phone's side of a firewall.
     */
    static Source toward(Optional<SipUri> uri, Source known) {
        boolean sameAddress = known.transport() == Transport.UDP
                && uri.flatMap(each -> Ip4.parse(each.host()))
                        .filter(known.ip()::equals)
                        .isPresent();
        return sameAddress
                ? new Source(known.ip(), uri.get().port() > 0 ? uri.get().port() : 5060, Transport.UDP)
                : known;
    }
}
