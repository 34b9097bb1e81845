package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.junit.jupiter.api.Test;

/**
 * After a change the registrar accepts the old password beside the new one until the phones have registered with the
 * new one.
 */
class PasswordRotationTest {

    private static final Ip4 SECOND = Ip4.of("10.66.1.6");

    private final RegistrarRig rig = new RegistrarRig();
    private int boots;
    private final Extension changed =
            new Extension("1004", "Two phones", "new", "old", false, Set.of(RegistrarRig.PHONE, RegistrarRig.OTHER));

    PasswordRotationTest() {
        rig.holders.put(SECOND, RegistrarRig.OTHER);
        install(changed);
    }

    private void install(Extension extension) {
        rig.registrar.install(new SipPlanBuilder(Map.of(extension.user(), extension)).build());
    }

    private Caller phone(String password, Ip4 address) {
        Caller phone = new Caller(rig, "1004", password);
        phone.address = address;
        phone.callId = "boot-" + ++boots;
        return phone;
    }

    private final Extension alone = new Extension("1004", "One phone", "new", "old", false, Set.of(RegistrarRig.PHONE));

    @Test
    void bothPasswordsAreAcceptedUntilThePhoneHasTheNewOne() {
        install(alone);
        assertEquals(200, phone("old", RegistrarRig.HOME).register().status());
        assertEquals(200, phone("new", RegistrarRig.HOME).register().status());
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
        assertEquals(200, phone("new", RegistrarRig.HOME).register().status());
        assertEquals(
                List.of(
                        "SIP_REGISTER 1004 10.66.1.5 001565aabbcc 200 PASSWORD=OLD_PASSWORD",
                        "SIP_REGISTER 1004 10.66.1.5 001565aabbcc 200 PASSWORD=NEW_PASSWORD_ALONE",
                        "SIP_REGISTER_WRONG_PASSWORD 1004 10.66.1.5 001565aabbcc 401",
                        "SIP_REGISTER 1004 10.66.1.5 001565aabbcc 200"),
                rig.told());
    }

    @Test
    void theSecondPhoneOfALineIsNotLockedOutByTheFirst() {
        phone("old", RegistrarRig.HOME).register();
        phone("old", SECOND).register();
        phone("new", RegistrarRig.HOME).register();
        assertEquals(200, phone("old", SECOND).register().status());
        assertEquals(200, phone("new", SECOND).register().status());
        assertEquals(401, phone("old", SECOND).register().status());
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
    }

    /** The phone's switch was without power, say: the phone boots with the file that it has. */
    @Test
    void aPhoneThatIsAwayIsNotLockedOut() {
        phone("old", SECOND).register();
        phone("new", RegistrarRig.HOME).register();
        rig.pass(3600);
        assertEquals(200, phone("new", RegistrarRig.HOME).register().status());
        assertEquals(200, phone("old", SECOND).register().status());
        assertEquals(200, phone("new", SECOND).register().status());
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
    }

    /** A phone has one address at a time, so the registrar doesn't wait for it under its other MAC. */
    @Test
    void aPhoneWithTwoMacsComesToTheNewOneUnderEither() {
        install(new Extension(
                "1004",
                "One phone",
                "new",
                "old",
                false,
                Set.of(RegistrarRig.PHONE, RegistrarRig.OTHER),
                Map.of(RegistrarRig.OTHER, RegistrarRig.PHONE)));
        phone("old", RegistrarRig.HOME).register();
        assertEquals(200, phone("new", SECOND).register().status());
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
    }

    @Test
    void aPhoneThatMovedToAnotherAddressHasTheNewOneThere() {
        phone("new", SECOND).register();
        rig.holders.remove(SECOND);
        rig.holders.put(Ip4.of("10.66.1.7"), RegistrarRig.OTHER);
        rig.pass(3600);
        phone("new", RegistrarRig.HOME).register();
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
    }

    @Test
    void aPhoneThatIsGoneHoldsNothingUpForMoreThanTwoDays() {
        phone("old", SECOND).register();
        phone("new", RegistrarRig.HOME).register();
        rig.pass(47 * 3600);
        phone("new", RegistrarRig.HOME).register();
        rig.pass(3600);
        assertEquals(200, phone("new", RegistrarRig.HOME).register().status());
        assertEquals(401, phone("old", SECOND).register().status());
    }

    @Test
    void aQueryOrAnUnregistrationKeepsTheOldPassword() {
        Caller moved = phone("new", RegistrarRig.HOME);
        moved.learn(moved.send("X: y"));
        assertEquals(200, moved.send("X: y").status());
        assertEquals(200, moved.send("Contact: *\nExpires: 0").status());
        assertEquals(200, phone("old", RegistrarRig.HOME).register().status());
    }

    @Test
    void aRestartKeepsTheOldPassword() {
        phone("old", RegistrarRig.HOME).register();
        rig.restart();
        install(changed);
        assertEquals(200, phone("old", RegistrarRig.HOME).register().status());
    }

    @Test
    void thePlanMayBeBehind() {
        install(alone);
        phone("new", RegistrarRig.HOME).register();
        install(alone);
        rig.registrar.expire();
        assertEquals(401, phone("old", RegistrarRig.HOME).register().status());
        install(new Extension("1004", "Two phones", "new", false, Set.of(RegistrarRig.PHONE)));
        rig.registrar.expire();
        install(new Extension("1004", "Two phones", "newer", "new", false, Set.of(RegistrarRig.PHONE)));
        assertEquals(200, phone("new", RegistrarRig.HOME).register().status());
    }

    @Test
    void theSiteIsToldWhenTheOldPasswordEnds() {
        install(alone);
        Caller phone = phone("new", RegistrarRig.HOME);
        phone.learn(phone.send());
        SipServer server = SipServer.of(
                rig.registrar,
                new CallBook(() -> rig.now, 0, _ -> {}),
                new Exchange(),
                () -> new byte[32],
                new SplittableRandom(1));
        List<Effect> effects = new ArrayList<>(server.receive(phone.next(phone.contact()), phone.source()));
        effects.removeIf(effect -> effect instanceof Effect.Wake || effect instanceof Effect.Send);
        assertEquals(List.of(new Effect.Rotated(alone)), effects);
        assertEquals(
                false,
                effects.toString().contains("new") || effects.toString().contains("old"),
                "no password in a log");
    }
}
