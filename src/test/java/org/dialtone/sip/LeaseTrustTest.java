package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.dialtone.journal.Detail;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Extension 1001 registers from the address of its phone and from nowhere else. */
class LeaseTrustTest {

    private static final Ip4 OTHERS = Ip4.of("10.66.2.2");

    private final RegistrarRig rig = new RegistrarRig();

    LeaseTrustTest() {
        rig.holders.put(OTHERS, RegistrarRig.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "ENFORCE, 1001, secret, 10.66.1.5, 200",
        "ENFORCE, 1001, secret, 10.66.2.2, 403",
        "ENFORCE, 1001, secret, 10.66.9.9, 403",
        "LOG,     1001, secret, 10.66.9.9, 200",
        "OFF,     1001, secret, 10.66.9.9, 200",
        "ENFORCE, 1002, softly, 10.66.9.9, 200",
        "ENFORCE, 1003, open,   10.66.9.9, 200",
        "ENFORCE, 1004, twice,  10.66.1.5, 200",
        "ENFORCE, 1004, twice,  10.66.2.2, 200",
        "ENFORCE, 1004, twice,  10.66.9.9, 403",
    })
    void theRuleAndTheAddressDecide(LeaseRule rule, String user, String password, String address, int status) {
        rig.install(rule);
        Caller phone = new Caller(rig, user, password);
        phone.address = Ip4.of(address);
        assertEquals(status, phone.register().status());
        assertEquals(status == 200 ? 1 : 0, rig.bindings.all().size());
    }

    @Test
    void theJournalSaysWhoseTheAddressIs() {
        Caller phone = new Caller(rig, "1001", "secret");
        phone.address = OTHERS;
        phone.register();
        assertEquals(
                List.of(
                        "SIP_REGISTER_WRONG_ADDRESS 1001 10.66.2.2 000413112233 403 right password, but from 10.66.2.2, "
                                + "which 00:04:13:11:22:33 holds and no phone of extension 1001"),
                rig.told());
    }

    @Test
    void anAddressOfNobodyIsToldUnderTheExtensionsOnlyPhone() {
        Caller phone = new Caller(rig, "1001", "secret");
        phone.address = RegistrarRig.ELSEWHERE;
        phone.register();
        assertEquals(
                List.of(
                        "SIP_REGISTER_WRONG_ADDRESS 1001 10.66.9.9 001565aabbcc 403 right password, but from 10.66.9.9, "
                                + "which no phone of extension 1001 holds"),
                rig.told());
    }

    @Test
    void theJournalTellsWhereTheRuleOnlyLooks() {
        rig.install(LeaseRule.LOG);
        Caller phone = new Caller(rig, "1001", "secret");
        phone.address = RegistrarRig.ELSEWHERE;
        phone.register();
        assertEquals(
                List.of("SIP_REGISTER_LET_IN 1001 10.66.9.9 001565aabbcc 200 right password, but from 10.66.9.9, "
                        + "which no phone of extension 1001 holds"),
                rig.told());
    }

    private static boolean isLetIn(Effect effect) {
        return effect instanceof Effect.Alarm alarm && alarm.details().has(Detail.RULE);
    }

    /** Someone else has the password: each attempt is an alarm, and the log has its own pace. */
    @ParameterizedTest
    @EnumSource(names = {"ENFORCE", "LOG"})
    void aRightPasswordFromTheWrongPlaceIsAnAlarm(LeaseRule rule) {
        rig.install(rule);
        SipServer server = SipServer.of(
                rig.registrar,
                new CallBook(() -> rig.now, 0, _ -> {}),
                new Exchange(),
                () -> new byte[32],
                new SplittableRandom(1));
        Caller thief = new Caller(rig, "1001", "secret");
        thief.address = RegistrarRig.ELSEWHERE;
        thief.learn(thief.send());
        List<Effect> effects = new ArrayList<>();
        for (int hour = 0; hour < 2; hour++) {
            thief.learn(thief.send());
            effects.addAll(server.receive(thief.next(thief.contact()), thief.source()));
            effects.addAll(server.receive(thief.next("Contact: <sip:1001@elsewhere>"), thief.source()));
            rig.pass(3601);
        }
        List<String> alarms = Exchange.alarms(effects);
        assertEquals(rule == LeaseRule.ENFORCE ? 4 : 2, alarms.size(), "each attempt counts");
        assertEquals(Set.of("SIP_PASSWORD_ELSEWHERE 1001 at 10.66.9.9"), Set.copyOf(alarms));
        assertEquals(rule == LeaseRule.LOG, effects.stream().anyMatch(LeaseTrustTest::isLetIn));
        assertEquals(rule == LeaseRule.ENFORCE ? 4 : 2, rig.registrar.counts().misplaced());
    }

    @Test
    void aLiveBindingIsRefreshedThoughTheLeaseIsGone() {
        Caller phone = new Caller(rig, "1001", "secret");
        phone.register();
        rig.holders.clear();
        assertEquals(200, phone.register().status());
        rig.pass(3600);
        phone.nonce = null;
        assertEquals(403, phone.register().status());
    }
}
