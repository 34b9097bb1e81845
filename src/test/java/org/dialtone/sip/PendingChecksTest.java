package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.dialtone.journal.EntryLines;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a link of the box a right password counts only after the box checked which device answers at the address. */
class PendingChecksTest {

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");
    private SipServer server;

    @BeforeEach
    void open() {
        rig.near.addAll(List.of(RegistrarRig.HOME, RegistrarRig.ELSEWHERE));
        server = SipServer.of(
                rig.registrar,
                new CallBook(() -> rig.now, 0, _ -> {}),
                new Exchange(),
                () -> new byte[32],
                new SplittableRandom(1));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ENFORCE, 001565aabbcc, false, true,  200, 'SIP_REGISTER_REFRESHED'
            ENFORCE, 000413112233, false, true,  403, 'SIP_REGISTER_WRONG_ADDRESS: right password, but from 10.66.1.5, which a phone of extension 1001 holds, but 00:04:13:11:22:33 answers there'
            ENFORCE, -,            false, true,  503, 'SIP_REGISTER_NO_ANSWER: right password, but no device answers ARP at 10.66.1.5, so that it can''t be told who has it'
            ENFORCE, -,            true,  true,  503, 'SIP_REGISTER_NO_ANSWER: right password, but the kernel''s table of neighbours can''t be read, so that it can''t be told which device is at 10.66.1.5; health says why'
            ENFORCE, 000413112233, false, false, 200, 'SIP_REGISTER_REFRESHED'
            ENFORCE, -,            false, false, 200, 'SIP_REGISTER_REFRESHED'
            LOG,     -,            false, true,  200, 'SIP_REGISTER_LET_IN_REFRESHED: right password, but no device answers ARP at 10.66.1.5, so that it can''t be told who has it'
            OFF,     000413112233, false, true,  200, 'SIP_REGISTER_REFRESHED'
            """)
    void theDeviceThatAnswersThereDecidesEachTime(
            LeaseRule rule, String met, boolean blind, boolean facing, int status, String says) {
        rig.met.put(RegistrarRig.HOME, RegistrarRig.PHONE);
        assertEquals(200, registers().status());
        rig.registrar.install(new SipPlanBuilder(RegistrarRig.extensions())
                .leaseRule(rule)
                .facing(facing)
                .build());
        rig.blind = blind;
        rig.met.clear();
        if (met != null) {
            rig.met.put(RegistrarRig.HOME, MacAddress.of(met));
        }
        rig.told();
        SipResponse response = registers();
        assertEquals(status, response.status());
        assertEquals(
                status == 503 ? "5" : "",
                response.headers().first("Retry-After").orElse(""));
        assertEquals(says, EntryLines.of(rig.journal.getLast()));
    }

    @Test
    void anExtensionThatMayRegisterAnywhereIsNotLookedAt() {
        for (String[] free : new String[][] {{"1002", "softly"}, {"1003", "open"}}) {
            Caller soft = new Caller(rig, free[0], free[1]);
            soft.learn(response(server.receive(soft.next(soft.contact()), soft.source())));
            assertEquals(
                    200,
                    response(server.receive(soft.next(soft.contact()), soft.source()))
                            .status());
        }
    }

    /** The extension is of both phones, and the address of one of them. */
    @Test
    void anotherPhoneOfTheExtensionHasNoRightToTheFirstOnesAddress() {
        Caller both = new Caller(rig, "1004", "twice");
        rig.met.put(RegistrarRig.HOME, RegistrarRig.OTHER);
        assertEquals(403, registers(both).status());
        rig.met.put(RegistrarRig.HOME, RegistrarRig.PHONE);
        assertEquals(200, registers(both).status());
    }

    @Test
    void beyondARouterNobodyIsAsked() {
        rig.near.clear();
        phone.learn(response(server.receive(phone.next(phone.contact()), phone.source())));
        assertEquals(
                200,
                response(server.receive(phone.next(phone.contact()), phone.source()))
                        .status());
    }

    @Test
    void aRetransmissionCausesNoSecondLook() {
        phone.learn(response(server.receive(phone.next(phone.contact()), phone.source())));
        Parsed register = phone.next(phone.contact());
        assertEquals(List.of(new Effect.Meet(RegistrarRig.HOME)), meaningful(server.receive(register, phone.source())));
        assertEquals(List.of(), meaningful(server.receive(register, phone.source())));
        rig.met.put(RegistrarRig.HOME, RegistrarRig.PHONE);
        assertEquals(200, response(server.met(RegistrarRig.HOME)).status());
        assertEquals(List.of(), server.met(RegistrarRig.HOME));
        assertEquals(1, rig.bindings.all().size());
    }

    @Test
    void withoutTheRightPasswordNobodyMakesTheBoxLook() {
        Caller thief = new Caller(rig, "1001", "guess");
        thief.learn(response(server.receive(thief.next(thief.contact()), thief.source())));
        assertEquals(
                401,
                response(server.receive(thief.next(thief.contact()), thief.source()))
                        .status());
    }

    @Test
    void aBoundedNumberOfRequestsOfOneAddressWaits() {
        phone.learn(response(server.receive(phone.next(phone.contact()), phone.source())));
        for (int i = 0; i < PendingChecks.OF_ONE_ADDRESS; i++) {
            List<Effect> effects = meaningful(server.receive(phone.next(phone.contact()), phone.source()));
            assertEquals(i == 0 ? List.of(new Effect.Meet(RegistrarRig.HOME)) : List.of(), effects);
        }
        assertEquals(
                503,
                response(server.receive(phone.next(phone.contact()), phone.source()))
                        .status());
        rig.met.put(RegistrarRig.HOME, RegistrarRig.PHONE);
        assertEquals(
                PendingChecks.OF_ONE_ADDRESS,
                server.met(RegistrarRig.HOME).stream()
                        .filter(Effect.Send.class::isInstance)
                        .count());
    }

    /** A phone that isn't registered calls with its password. */
    @Test
    void aCallByPasswordWaitsToo() {
        Handset caller = new Handset("h", "1001", RegistrarRig.HOME.toString(), "udp");
        String invite =
                "INVITE sip:1004@10.66.0.1 SIP/2.0\nVia: SIP/2.0/UDP 10.66.1.5:5060;branch=z9hG4bKcall%1$d\nFrom: <sip:1001@10.66.0.1>;tag=a\n"
                        + "To: <sip:1004@10.66.0.1>\nCall-ID: call\nCSeq: %1$d INVITE\nContact: <sip:1001@10.66.1.5>\n%2$sContent-Length: 0\n\n";
        SipResponse asked = response(server.receive(parsed(invite.formatted(1, "")), caller.source));
        assertEquals(407, asked.status());
        String nonce =
                asked.headers().first("Proxy-Authenticate").orElseThrow().replaceFirst(".*nonce=\"([^\"]*)\".*", "$1");
        String proof = "Proxy-Authorization: "
                + Caller.answer("MD5", "1001", "secret", "INVITE", "sip:1004@10.66.0.1", nonce, 1) + "\n";
        List<Effect> effects = server.receive(parsed(invite.formatted(2, proof)), caller.source);
        assertEquals(List.of(new Effect.Meet(RegistrarRig.HOME)), meaningful(effects));
        SipResponse refused = response(server.met(RegistrarRig.HOME));
        assertEquals(503, refused.status());
        assertTrue(refused.headers().first("Retry-After").isPresent());
    }

    private static Parsed parsed(String text) {
        return SipParser.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Registers as the sockets do: the check of the address follows at once. */
    private SipResponse registers() {
        return registers(phone);
    }

    private SipResponse registers(Caller phone) {
        if (phone.nonce == null) {
            phone.learn(response(server.receive(phone.next(phone.contact()), phone.source())));
        }
        List<Effect> all = new ArrayList<>(server.receive(phone.next(phone.contact()), phone.source()));
        for (Effect effect : List.copyOf(all)) {
            if (effect instanceof Effect.Meet(Ip4 address)) {
                all.addAll(server.met(address));
            }
        }
        return response(all);
    }

    private static List<Effect> meaningful(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Wake))
                .toList();
    }

    private static SipResponse response(List<Effect> effects) {
        List<Effect> sent =
                effects.stream().filter(Effect.Send.class::isInstance).toList();
        assertEquals(1, sent.size(), effects::toString);
        return (SipResponse) ((Effect.Send) sent.getFirst()).message();
    }
}
