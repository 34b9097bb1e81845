package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.HostileWords;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A phone's diagnosis and state don't depend on the names that a stranger gives to itself or to others. */
class SipStrangersWordsTest {

    private static final String FORMS = "org.dialtone.journal.HostileWords#forms";
    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheUsernameOfARegistration(String form) {
        assertEquals(username(HostileWords.HARMLESS), username(form));
    }

    private static String username(String name) {
        RegistrarRig rig = new RegistrarRig();
        Caller caller = registered(rig);
        caller.username = HostileWords.escaped(name);
        assertEquals(401, caller.send(caller.contact()).status());
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheAddressOfRecord(String form) {
        assertEquals(addressOfRecord(HostileWords.HARMLESS), addressOfRecord(form));
    }

    private static String addressOfRecord(String name) {
        RegistrarRig rig = new RegistrarRig();
        Caller caller = registered(rig);
        caller.addressOfRecord = "sip:" + HostileWords.percent(name) + "@10.66.0.1";
        assertEquals(403, caller.send(caller.contact()).status());
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheUserAgentOfARegistration(String form) {
        assertEquals(userAgent(HostileWords.HARMLESS), userAgent(form));
    }

    private static String userAgent(String name) {
        RegistrarRig rig = new RegistrarRig();
        Caller caller = new Caller(rig, "1001", "secret");
        assertEquals(
                200, caller.register("User-Agent: " + name, caller.contact()).status());
        assertEquals(200, caller.send("User-Agent: " + name, caller.contact()).status());
        return verdict(rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheUsernameOfACall(String form) {
        assertEquals(call(HostileWords.HARMLESS), call(form));
    }

    private static String call(String name) {
        return call(name, "");
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inTheNameAndTheUserOfACaller(String form) {
        assertEquals(caller(HostileWords.HARMLESS), caller(form));
    }

    private static String caller(String name) {
        String shown = HostileWords.escaped(name.substring(0, Math.min(60, name.length())));
        return call("guest", "From: \"" + shown + "\" <sip:" + HostileWords.percent(name) + "@box>\n");
    }

    /** @param from the caller's From; empty: its own */
    private static String call(String name, String from) {
        Exchange exchange = new Exchange();
        exchange.rig.holders.put(RegistrarRig.ELSEWHERE, RegistrarRig.PHONE);
        Handset stranger = exchange.phones.get("x");
        String uri = "sip:1004@10.66.0.1";
        SipResponse challenge =
                Exchange.sent(exchange.server.receive(stranger.request("INVITE", uri, from), stranger.source)).stream()
                        .filter(SipResponse.class::isInstance)
                        .map(SipResponse.class::cast)
                        .filter(response -> response.status() == 407)
                        .findFirst()
                        .orElseThrow();
        String asked = challenge.headers().all("Proxy-Authenticate").getFirst();
        String nonce = AuthFields.parse(asked).orElseThrow().get("nonce");
        String answer = Caller.answer("MD5", HostileWords.escaped(name), "guess", "INVITE", uri, nonce, 1);
        exchange.send(stranger, stranger.request("INVITE", uri, from + "Proxy-Authorization: " + answer + "\n"));
        assertEquals(1, exchange.rig.journal.size());
        return verdict(exchange.rig);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void inWhatAPhoneCallsThatWaitsForItsAdoption(String form) {
        assertEquals(visit(HostileWords.HARMLESS), visit(form));
    }

    private static String visit(String called) {
        Exchange exchange = new Exchange();
        exchange.rig.holders.put(RegistrarRig.ELSEWHERE, GUEST);
        exchange.rig.registrar.welcome(new PendingAccounts() {
            @Override
            public Optional<PendingAccount> find(String user) {
                return Optional.of(new PendingAccount(user, "waits", "derived", GUEST))
                        .filter(_ -> user.equals("code4711"));
            }

            @Override
            public void registered(PendingAccount who) {
                // Nobody asks in this test.
            }
        });
        Handset pendingAccount = exchange.phones.get("x");
        String uri = "sip:" + HostileWords.percent(called) + "@10.66.0.1";
        exchange.send(pendingAccount, pendingAccount.request("INVITE", uri, "From: <sip:code4711@box>\n"));
        assertEquals(1, exchange.rig.journal.size());
        return HostileWords.verdict(exchange.rig.journal, GUEST, exchange.rig.now);
    }

    private static Caller registered(RegistrarRig rig) {
        Caller caller = new Caller(rig, "1001", "secret");
        assertEquals(200, caller.register().status());
        return caller;
    }

    private static String verdict(RegistrarRig rig) {
        return HostileWords.verdict(List.copyOf(rig.journal), RegistrarRig.PHONE, rig.now, "1001");
    }
}
