package org.dialtone.simulation;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipWriter;
import org.dialtone.sip.wire.Via;

/**
 * What a hostile neighbour sends by SIP over UDP, where anybody can write any source address. It knows Call-IDs, tags
 * and branches of other phones' calls; their proofs it brings from its own address only, for whoever has read a proof
 * and writes the phone's address is, over UDP, the phone.
 */
final class RogueCalls {

    private static final int FLOOD = 25;
    private static final int PORT = 5060;
    private static final List<String> BESIDE_CALLS =
            List.of("MESSAGE", "REFER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "INFO");
    private static final List<String> WITHIN_CALLS = List.of("BYE", "INVITE", "INFO", "UPDATE", "REFER", "NOTIFY");

    private final Rogue rogue;
    private final VirtualTime time;
    private final Chance chance;
    private final VirtualLan lan;
    private final VirtualBox box;
    private final CallLedger ledger;
    private final List<HonestPhone> victims;

    RogueCalls(
            Rogue rogue,
            VirtualTime time,
            Chance chance,
            VirtualLan lan,
            VirtualBox box,
            CallLedger ledger,
            List<HonestPhone> victims) {
        this.rogue = rogue;
        this.time = time;
        this.chance = chance;
        this.lan = lan;
        this.box = box;
        this.ledger = ledger;
        this.victims = victims;
    }

    void act(HonestPhone victim, Ip4 own) {
        switch (chance.below(10)) {
            case 0, 1, 2 -> pose(victim, own);
            case 3, 4, 5 -> breakIn(victim, own);
            case 6, 7, 8 -> cancel(victim, own);
            default -> callForHelp(victim);
        }
    }

    /** Calls another phone, or tells it something, in the victim's name. */
    private void pose(HonestPhone victim, Ip4 own) {
        String method = chance.of(0.5) ? "INVITE" : chance.from(BESIDE_CALLS);
        String uri = "sip:" + chance.from(victims).extension() + "@" + VirtualLan.BOX;
        Ip4 from = from(victim, own);
        send(
                from,
                SipForms.request(
                        method,
                        uri,
                        via(from),
                        sides(word() + "@" + from, victim.extension(), uri),
                        1,
                        List.of(CallLedger.FORGED, SipForms.contact(victim.extension(), at(from)))));
    }

    /**
     * Writes into the victim's call: with its proof from an address of its own, or with a wrong one or none from the
     * victim's.
     */
    private void breakIn(HonestPhone victim, Ip4 own) {
        victim.calls().talks().stream().findFirst().ifPresent(call -> {
            boolean proven = own != null && chance.of(0.5);
            Ip4 from = proven ? own : from(victim, own);
            List<Header> more =
                    new ArrayList<>(List.of(CallLedger.FORGED, SipForms.contact(victim.extension(), at(from))));
            if (proven) {
                more.addAll(SipForms.routes(call.routes()));
            } else if (chance.of(0.7)) {
                more.addAll(
                        SipForms.routes(call.routes().stream().map(this::broken).toList()));
            }
            send(from, SipForms.request(chance.from(WITHIN_CALLS), call.target(), via(from), call.sides(), 900, more));
        });
    }

    /** The Record-Route with some letter of its proof changed. */
    private String broken(String route) {
        int at = route.indexOf("did=") + 4 + chance.below(60);
        return at + 2 > route.length()
                ? route
                : route.substring(0, at) + (route.charAt(at) == 'A' ? 'B' : 'A') + route.substring(at + 1);
    }

    /** Cancels the victim's call from an address of its own. */
    private void cancel(HonestPhone victim, Ip4 own) {
        victim.calls().invites().stream().filter(_ -> own != null).findFirst().ifPresent(invite -> {
            String branch = invite.via().flatMap(Via::branch).orElseThrow();
            SipForms.Sides sides = new SipForms.Sides(
                    invite.callId(),
                    invite.headers().first("From").orElseThrow(),
                    invite.headers().first("To").orElseThrow());
            String via = victim.leased().orElse(own) + ":" + HonestPhone.SIP_PORT + ";branch=" + branch;
            long cseq = invite.cseq().orElseThrow().number();
            send(own, SipForms.request("CANCEL", invite.uri(), via, sides, cseq, List.of(CallLedger.FORGED)));
        });
    }

    /** Floods the helpers in all names, and answers nothing. */
    private void callForHelp(HonestPhone victim) {
        lan.tell(rogue.name(), "calls for help " + FLOOD + " times");
        for (int i = 0; i < FLOOD; i++) {
            Ip4 from = new Ip4(VirtualLan.BOX.bits() + 1 + chance.below(60_000));
            String uri = "sip:" + CallLedger.EMERGENCY + "@" + VirtualLan.BOX;
            String name = chance.of(0.5) ? victim.extension() : word();
            SipForms.Sides sides = sides(word() + "@" + from, name, uri);
            ledger.begins(sides.callId(), name);
            SipRequest invite = SipForms.request(
                    "INVITE", uri, via(from), sides, 1, List.of(CallLedger.FORGED, SipForms.contact(name, at(from))));
            byte[] bytes = SipWriter.write(invite);
            time.afterMicros(chance.below(1_000_000), () -> box.forged(new Source(from, PORT, Transport.UDP), bytes));
        }
    }

    /** Its own address, or the victim's. */
    private Ip4 from(HonestPhone victim, Ip4 own) {
        Ip4 victims = victim.leased().orElse(null);
        return victims != null && (own == null || chance.of(0.5)) ? victims : own == null ? VirtualLan.STRANGER : own;
    }

    private static SipForms.Sides sides(String callId, String name, String uri) {
        return new SipForms.Sides(callId, "<sip:" + name + "@" + VirtualLan.BOX + ">;tag=forged", "<" + uri + ">");
    }

    private String via(Ip4 from) {
        return at(from) + ";branch=z9hG4bK" + word();
    }

    private static String at(Ip4 from) {
        return from + ":" + PORT;
    }

    private String word() {
        return Integer.toHexString(chance.number());
    }

    private void send(Ip4 from, SipRequest request) {
        byte[] bytes = SipWriter.write(request);
        lan.carry(
                rogue.name(),
                request.method() + " from " + from + " in the name of "
                        + request.headers().first("From").orElse("") + " of call " + request.callId(),
                () -> box.forged(new Source(from, PORT, Transport.UDP), bytes));
    }
}
