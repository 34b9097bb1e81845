package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/** Finds the phones of a request (RFC 3261 section 16.5). Any host means the box, as for the registrar. */
final class TargetLookup {

    /** The destinations of a number; status is 0 where there is a phone to ring. */
    record Entry(List<Target> targets, int status, String reason) {}

    private static final Entry UNKNOWN = new Entry(List.of(), 404, "Not Found");
    private static final Entry ABSENT = new Entry(List.of(), 480, "Temporarily Unavailable");

    private final Bindings bindings;

    TargetLookup(Bindings bindings) {
        this.bindings = bindings;
    }

    /** The destinations of a request outside a dialog. */
    Entry find(SipUri uri, SipPlan plan) {
        List<Target> exact = contact(uri).stream()
                .filter(target -> plan.extensions().containsKey(target.user()))
                .toList();
        return exact.isEmpty() ? find(uri.user(), plan) : new Entry(exact, 0, "");
    }

    private Entry find(String user, SipPlan plan) {
        if (!plan.numbers().containsKey(user) && !plan.extensions().containsKey(user)) {
            return SipPlan.EMERGENCY.contains(user) ? ABSENT : UNKNOWN;
        }
        List<Target> targets =
                plan.rings(user).stream().flatMap(each -> of(each).stream()).toList();
        return targets.isEmpty() ? ABSENT : new Entry(targets, 0, "");
    }

    /** The registered contacts of an extension. */
    List<Target> of(String user) {
        return bindings.of(user).stream().map(Target::of).toList();
    }

    /** The contact of an extension that a request comes from; where it is none of them, all. */
    List<Target> of(String user, SipRequest request, Source source) {
        List<Target> all = of(user);
        List<Target> here =
                all.stream().filter(target -> isCaller(target, request, source)).toList();
        return here.isEmpty() ? all : here;
    }

    /** Whether the request comes from this contact. */
    static boolean isCaller(Target target, SipRequest request, Source source) {
        return target.hop().equals(source)
                || request.headers()
                        .first(Headers.CONTACT)
                        .flatMap(NameAddress::parse)
                        .filter(contact -> contact.uri().equals(target.uri())
                                && target.hop().ip().equals(source.ip()))
                        .isPresent();
    }

    /** The registered contact with this URI: phones transfer to the very phone that they talk to. */
    Optional<Target> contact(SipUri uri) {
        Stream<String> here = Ip4.parse(uri.host()).map(bindings::usersAt).orElse(Set.of()).stream();
        return Stream.concat(here, Stream.of(uri.user()))
                .flatMap(user -> bindings.of(user).stream())
                .filter(binding -> SipUri.parse(binding.contact())
                        .filter(contact -> same(contact, uri))
                        .isPresent())
                .findFirst()
                .map(Target::of);
    }

    /**
     * Where a side of a dialog is registered now with this contact: it may have another address or connection since. A
     * side without proof can only have another connection from its address.
     */
    Optional<Source> now(SipUri uri, DialogProofs.Side side) {
        return bindings.of(side.user()).stream()
                .filter(binding -> SipUri.parse(binding.contact())
                        .filter(contact -> same(contact, uri))
                        .isPresent())
                .map(binding -> Target.of(binding).hop())
                .filter(hop -> side.proven() || hop.ip().equals(side.hop().ip()))
                .findFirst();
    }

    private static boolean same(SipUri contact, SipUri uri) {
        return contact.user().equals(uri.user())
                && contact.host().equalsIgnoreCase(uri.host())
                && contact.effectivePort() == uri.effectivePort();
    }

    /** The phones that a 3xx names. */
    List<Target> redirected(SipResponse response, SipPlan plan) {
        return response.headers().list(Headers.CONTACT).stream()
                .flatMap(value -> NameAddress.parse(value).stream())
                .flatMap(address -> address.sipUri().stream())
                .flatMap(uri -> find(uri, plan).targets().stream())
                .distinct()
                .toList();
    }
}
