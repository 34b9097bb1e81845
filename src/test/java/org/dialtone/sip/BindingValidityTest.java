package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registration ends when its address passes to another device. */
class BindingValidityTest {

    private static final MacAddress STRANGER = MacAddress.of("02:66:00:00:00:66");

    private final RegistrarRig rig = new RegistrarRig();

    /** 1001 belongs to one phone, 1004 to two, 1003 to none; a soft phone may register 1002 from anywhere. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                "ENFORCE, 1001, secret, 00:15:65:aa:bb:cc, 00:15:65:aa:bb:cc, 1",
                "ENFORCE, 1001, secret, 00:15:65:aa:bb:cc, nobody,            1",
                "ENFORCE, 1001, secret, 00:15:65:aa:bb:cc, 02:66:00:00:00:66, 0",
                "ENFORCE, 1004, twice,  00:15:65:aa:bb:cc, 00:04:13:11:22:33, 0",
                "ENFORCE, 1002, softly, 00:15:65:aa:bb:cc, 02:66:00:00:00:66, 0",
                "ENFORCE, 1002, softly, 02:66:00:00:00:66, 02:66:00:00:00:66, 1",
                "ENFORCE, 1002, softly, nobody,            02:66:00:00:00:66, 1",
                "ENFORCE, 1003, open,   02:66:00:00:00:77, 02:66:00:00:00:66, 0",
                "LOG,     1001, secret, 02:66:00:00:00:66, 02:66:00:00:00:66, 1",
                "OFF,     1001, secret, 00:15:65:aa:bb:cc, 02:66:00:00:00:66, 0",
            })
    void aRegistrationStaysWithTheDeviceThatMadeIt(
            LeaseRule rule, String user, String password, MacAddress then, MacAddress now, int left) {
        rig.install(rule);
        hold(then);
        assertEquals(200, new Caller(rig, user, password).register().status());
        hold(now);
        assertEquals(left, rig.bindings.of(user).size());
        assertEquals(left, rig.bindings.all().size());
        assertEquals(
                left > 0,
                rig.bindings.anyAt(RegistrarRig.HOME, binding -> binding.user().equals(user)));
        assertEquals(false, rig.bindings.anyAt(RegistrarRig.HOME, Binding::isSimulated));
        assertEquals(false, rig.bindings.anyAt(RegistrarRig.ELSEWHERE, _ -> true));
        rig.registrar.expire();
        assertEquals(left, rig.stored.get(user).size());
    }

    private void hold(MacAddress mac) {
        rig.holders.remove(RegistrarRig.HOME);
        if (mac != null) {
            rig.holders.put(RegistrarRig.HOME, mac);
        }
    }

    /** Nobody held the address at the registration; the box has leased it since. */
    @Test
    void aLaterLeaseEndsARegistrationWhoseDeviceWasUnknown() {
        rig.holders.clear();
        new Caller(rig, "1002", "softly").register();
        hold(STRANGER);
        rig.leased.add(RegistrarRig.HOME);
        assertEquals(List.of(), rig.bindings.of("1002"));
    }

    @Test
    void aPhonesOtherMacIsTheSamePhone() {
        rig.registrar.install(new SipPlanBuilder(Map.of(
                        "1001",
                        new Extension(
                                "1001",
                                "Reception",
                                "secret",
                                null,
                                false,
                                Set.of(RegistrarRig.PHONE, RegistrarRig.OTHER),
                                Map.of(RegistrarRig.OTHER, RegistrarRig.PHONE))))
                .build());
        new Caller(rig, "1001", "secret").register();
        hold(RegistrarRig.OTHER);
        assertEquals(1, rig.bindings.of("1001").size());
    }

    @Test
    void thePhonesJournalTellsTheEndOfItsRegistration() {
        new Caller(rig, "1001", "secret").register();
        rig.told();
        hold(STRANGER);
        rig.registrar.expire();
        rig.registrar.expire();
        assertEquals(
                List.of("SIP_UNREGISTER_ADDRESS_TAKEN 1001 10.66.1.5 001565aabbcc DEVICE=02:66:00:00:00:66"),
                rig.told());
    }

    @Test
    void theRightPasswordFromAnotherDevicesAddressIsRefused() {
        Caller phone = new Caller(rig, "1001", "secret");
        phone.register();
        hold(STRANGER);
        assertEquals(403, phone.register().status());
        assertEquals(List.of(), rig.bindings.of("1001"));
    }

    /** The registration survives a restart, and so does the MAC that made it. */
    @Test
    void aRestartKeepsTheDeviceOfARegistration() {
        new Caller(rig, "1002", "softly").register();
        rig.restart();
        assertEquals(1, rig.bindings.of("1002").size());
        hold(STRANGER);
        assertEquals(0, rig.bindings.of("1002").size());
    }

    /**
     * The phone's lease is gone, and nobody else holds the address: it stays registered, and must send its password to
     * call, though it registered over this connection.
     */
    @Test
    void aCallerWithoutALeaseIsAskedForItsPassword() {
        Exchange exchange = new Exchange();
        Handset phone = new Handset("a", "1001", "10.66.1.5", "tcp");
        Caller registering = new Caller(exchange.rig, "1001", "secret");
        registering.callId = "anew";
        registering.nonce = exchange.nonce();
        exchange.server.receive(registering.next(registering.contact()), phone.source);
        assertEquals(0, answers(exchange, phone));
        exchange.rig.holders.clear();
        assertEquals(407, answers(exchange, phone));
    }

    /** The status that a MESSAGE without a password is refused with, or 0. */
    private static int answers(Exchange exchange, Handset phone) {
        return exchange.server.receive(phone.request("MESSAGE", "sip:1004@box", ""), phone.source).stream()
                .filter(effect -> effect instanceof Effect.Send(SipResponse _, Source _))
                .map(effect -> ((SipResponse) ((Effect.Send) effect).message()).status())
                .findFirst()
                .orElse(0);
    }
}
