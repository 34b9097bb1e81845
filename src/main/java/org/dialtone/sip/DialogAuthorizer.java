package org.dialtone.sip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.sip.DialogProofs.Side;
import org.dialtone.sip.DialogProofs.Sides;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/**
 * Decides which requests go on within a dialog: those that bring its proof, from the address that the proof names. A
 * side whose address has changed proves itself anew. Calls end whatever else is in doubt. For one thread.
 */
final class DialogAuthorizer {

    /** What a caller without proof may send within its call, and to nobody else. */
    private static final Set<String> UNPROVEN = Set.of("ACK", "PRACK", "UPDATE", "BYE", "INVITE");

    private static final int MOST_MOVED = 1000;

    private final RecordRoutes routes;
    private final DialogProofs proofs;
    private final BindingValidity validity;
    private final TargetLookup directory;
    private final CallBook calls;
    private final CallAuthorizer callAuthorizer;
    /** The addresses to which sides have moved with proof, for their ACKs, which can't be challenged. */
    private final Map<String, Ip4> moved = BoundedMap.byAccess(MOST_MOVED);

    DialogAuthorizer(
            RecordRoutes routes,
            DialogProofs proofs,
            BindingValidity validity,
            TargetLookup directory,
            CallBook calls,
            CallAuthorizer callAuthorizer) {
        this.routes = routes;
        this.proofs = proofs;
        this.validity = validity;
        this.directory = directory;
        this.calls = calls;
        this.callAuthorizer = callAuthorizer;
    }

    DialogAdmission judge(SipRequest request, Source source, Accounts accounts) {
        List<Sides> sealed = sealed(request);
        Optional<Sides> here =
                sealed.stream().filter(sides -> isHere(sides, request, source)).findFirst();
        if (here.isPresent()) {
            return admitted(request, here.get());
        }
        return sealed.stream()
                .filter(sides ->
                        sides.self().proven() && !sides.self().hop().ip().equals(source.ip()))
                .findFirst()
                .map(sides -> moved(sides, request, source, accounts))
                .orElseGet(() -> stopped(481));
    }

    /** Where an ACK goes; an ACK has no answer. */
    Optional<Target> acknowledged(SipRequest ack, Source source, Accounts accounts) {
        return sealed(ack).stream()
                .filter(sides -> isHere(sides, ack, source)
                        || sides.self().proven()
                                && (source.ip().equals(moved.get(side(ack)))
                                        || callAuthorizer.isConnected(
                                                sides.self().user(), source, accounts)))
                .findFirst()
                .flatMap(sides -> admitted(ack, sides) instanceof DialogAdmission.Admitted(Sides _, Target target)
                        ? Optional.of(target)
                        : Optional.empty());
    }

    private List<Sides> sealed(SipRequest request) {
        return routes.proofs(request).stream()
                .flatMap(proof -> proofs.read(proof, request).stream())
                .toList();
    }

    /** Whether the sender is where the proof says, and the address is still that side's. */
    private boolean isHere(Sides sides, SipRequest request, Source source) {
        return sides.self().hop().ip().equals(source.ip()) && mayBeAt(sides.self(), source.ip(), request);
    }

    private boolean mayBeAt(Side side, Ip4 address, SipRequest request) {
        return !side.proven() || validity.mayBeAt(side.user(), address, isBye(request));
    }

    /** The proof is good but comes from another address: only the side's password or its connection is enough. */
    private DialogAdmission moved(Sides sides, SipRequest request, Source source, Accounts accounts) {
        CallAdmission word = callAuthorizer.moved(request, source, sides.self().user(), accounts);
        if (!(word instanceof CallAdmission.Granted)) {
            return new DialogAdmission.Stopped(word);
        }
        moved.put(side(request), source.ip());
        return admitted(request, sides);
    }

    private static String side(SipRequest request) {
        return request.callId() + " " + DialogProofs.tag(request.from());
    }

    private DialogAdmission admitted(SipRequest request, Sides sides) {
        if (isBye(request)) {
            calls.hungUp(request);
        }
        Optional<Target> target = partner(request, sides);
        if (target.isEmpty() || !sides.recent() && !isBye(request) && !calls.isLive(request)) {
            return stopped(481);
        }
        boolean may = sides.self().proven() || UNPROVEN.contains(request.method());
        return may && isOwnName(request, sides) ? new DialogAdmission.Admitted(sides, target.get()) : stopped(403);
    }

    /**
     * Whether the sender writes its own number into From, or the one that it was called by: some phones show what From
     * says in the middle of a call (RFC 4916). A call ends whatever From says, and an ACK shows nothing.
     */
    private static boolean isOwnName(SipRequest request, Sides sides) {
        String name = DialogProofs.name(request.from());
        return name.equals(sides.self().user())
                || name.equals(sides.alias())
                || isBye(request)
                || request.method().equals("ACK");
    }

    /**
     * The other side of the dialog, where its address still belongs to it. A sender without proof reaches the very
     * place that its call went to.
     */
    private Optional<Target> partner(SipRequest request, Sides sides) {
        Optional<SipUri> uri = SipUri.parse(request.uri());
        Side peer = sides.peer();
        Source known = sides.self().proven() ? Target.toward(uri, peer.hop()) : peer.hop();
        Source hop = uri.flatMap(each -> directory.now(each, peer)).orElse(known);
        return mayBeAt(peer, hop.ip(), request)
                ? Optional.of(new Target("", request.uri(), hop, List.of()))
                : Optional.empty();
    }

    private static boolean isBye(SipRequest request) {
        return request.method().equals("BYE");
    }

    private static DialogAdmission stopped(int status) {
        return new DialogAdmission.Stopped(new CallAdmission.Denied(status, ReasonPhrase.of(status), List.of(), 0));
    }
}
