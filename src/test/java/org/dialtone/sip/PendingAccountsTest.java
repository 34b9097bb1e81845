package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone that waits for adoption registers from its own address, can receive a NOTIFY, and calls nobody. */
class PendingAccountsTest {

    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");
    private static final String USER = "code4711";

    private final Map<String, PendingAccounts.PendingAccount> waiting =
            new HashMap<>(Map.of(USER, new PendingAccounts.PendingAccount(USER, "waits", "derived", GUEST)));
    private final List<MacAddress> registered = new ArrayList<>();
    private final Exchange exchange = new Exchange();
    private final RegistrarRig rig = exchange.rig;
    private final Handset pendingAccount = exchange.phones.get("x");

    @BeforeEach
    void welcome() {
        rig.registrar.welcome(new PendingAccounts() {
            @Override
            public Optional<PendingAccount> find(String user) {
                return Optional.ofNullable(waiting.get(user));
            }

            @Override
            public void registered(PendingAccount who) {
                registered.add(who.phone());
            }
        });
        rig.holders.put(RegistrarRig.ELSEWHERE, GUEST);
    }

    private Caller caller(String password) {
        Caller caller = new Caller(rig, USER, password);
        caller.address = RegistrarRig.ELSEWHERE;
        return caller;
    }

    @Test
    void registersFromItsOwnAddress() {
        assertEquals(200, caller("derived").register().status());
        assertEquals(List.of("SIP_REGISTER_HELD code4711 10.66.9.9 001565000077 200"), rig.told());
        assertEquals(List.of(GUEST), registered);
    }

    @Test
    void aWrongPasswordRegistersNothing() {
        assertEquals(401, caller("guessed").register().status());
        assertEquals(List.of(), rig.bindings.of(USER));
        assertEquals(List.of(), registered);
    }

    @ParameterizedTest
    @EnumSource(LeaseRule.class)
    void fromAnyOtherAddressItIsRefusedWhateverTheRule(LeaseRule rule) {
        rig.install(rule);
        Caller thief = caller("derived");
        thief.address = RegistrarRig.HOME;
        assertEquals(403, thief.register().status());
        assertEquals(
                List.of(
                        "SIP_REGISTER_WRONG_ADDRESS code4711 10.66.1.5 001565aabbcc 403 right password, but from 10.66.1.5, which 00:15:65:aa:bb:cc holds and "
                                + "no phone of extension code4711"),
                rig.told());
        assertEquals(List.of(), rig.bindings.of(USER));
    }

    @Test
    void whereItsAddressWasGivenToAnotherItIsRefusedThoughItRegisteredThereBefore() {
        Caller phone = caller("derived");
        assertEquals(200, phone.register().status());
        rig.holders.put(RegistrarRig.ELSEWHERE, RegistrarRig.OTHER);
        assertEquals(403, phone.register().status());
    }

    @ParameterizedTest
    @CsvSource({"INVITE, 1004", "MESSAGE, 1004", "SUBSCRIBE, 1004", "REFER, 1004", "INVITE, code4711"})
    void callsNobody(String method, String called) {
        caller("derived").register();
        rig.told();
        exchange.send(
                pendingAccount,
                pendingAccount.request(
                        method, "sip:" + called + "@10.66.0.1", "From: <sip:code4711@box>\nEvent: dialog\n"));
        assertEquals("< x 403 " + method, exchange.lines.getLast());
        assertEquals(
                List.of("SIP_CALL_HELD code4711 10.66.9.9 001565000077 403 CALLED=" + called + " METHOD=" + method),
                rig.told());
        assertTrue(exchange.lines.stream().noneMatch(line -> line.startsWith("< d")), exchange.lines.toString());
    }

    @Test
    void callsForHelp() {
        caller("derived").register();
        exchange.send(
                pendingAccount, pendingAccount.request("INVITE", "sip:112@10.66.0.1", "From: <sip:code4711@box>\n"));
        assertEquals(
                List.of(
                        "< x 100 INVITE",
                        "! Extension code4711 at 10.66.9.9 called the emergency number \"112\"; it rings 1004 (no password proves the caller, but the extension is registered at this address).",
                        "< d INVITE sip:1004@10.66.1.8:5062"),
                exchange.lines);
    }

    @ParameterizedTest
    @CsvSource({"INVITE, 481", "BYE, 481", "INFO, 481"})
    void slipsIntoNoDialogEither(String method, int status) {
        caller("derived").register();
        pendingAccount.request("OPTIONS", "sip:code4711@10.66.0.1", "From: <sip:code4711@box>\n");
        pendingAccount.hear(((org.dialtone.sip.wire.Parsed.Sound) org.dialtone.sip.wire.SipParser.parse(
                        ("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.66.9.9:5062;branch=z9hG4bKx\r\n"
                                        + "From: <sip:code4711@box>;tag=x\r\nTo: <sip:1004@10.66.0.1>;tag=made-up\r\nCall-ID: call-x-1\r\nCSeq: 1 INVITE\r\nContact: <sip:1004@10.66.1.8:5062>\r\n\r\n")
                                .getBytes()))
                .message());
        exchange.send(pendingAccount, pendingAccount.inside(method));
        assertEquals(List.of("< x " + status + " " + method), exchange.lines);
    }

    @Test
    void isCalledByNobody() {
        caller("derived").register();
        Handset a = exchange.phones.get("a");
        exchange.send(a, a.request("INVITE", "sip:code4711@10.66.0.1", ""));
        assertEquals("< a 404 INVITE", exchange.lines.getLast());
    }

    @Test
    void isToldAtTheContactThatItRegistered() {
        caller("derived").register();
        tell();
        assertEquals(List.of("< x NOTIFY sip:code4711@10.66.9.9:5062"), exchange.lines);
    }

    @Test
    void aForgottenPhoneLosesItsContact() {
        caller("derived").register();
        rig.registrar.expire();
        assertEquals(1, rig.bindings.of(USER).size());
        waiting.clear();
        rig.registrar.expire();
        assertEquals(List.of(), rig.bindings.of(USER));
    }

    @Test
    void anExtensionOfTheSiteComesFirst() {
        waiting.put("1001", new PendingAccounts.PendingAccount("1001", "waits", "derived", GUEST));
        Caller thief = new Caller(rig, "1001", "derived");
        assertEquals(401, thief.register().status());
    }

    private void tell() {
        NotifyOrder notice = new NotifyOrder(GUEST, Set.of(GUEST), Purpose.PROVISION, "check-sync;reboot=false");
        exchange.perform(exchange.server.tell(new NotifyRound(List.of(notice), Purpose.PROVISION, 1, rig.now)));
    }
}
