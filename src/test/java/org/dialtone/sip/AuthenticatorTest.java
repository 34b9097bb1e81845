package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authenticates by digest: RFC 3261 section 22, RFC 7616, RFC 8760. */
class AuthenticatorTest {

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");

    private static List<String> offered(SipResponse response) {
        return Caller.challenges(response).stream()
                .map(fields -> fields.get("algorithm"))
                .toList();
    }

    @Test
    void offersBothTheBetterFirst_rfc8760_2_3() {
        SipResponse challenge = phone.send(phone.contact());
        assertEquals(List.of("SHA-256", "MD5"), offered(challenge));
        for (AuthFields fields : Caller.challenges(challenge)) {
            assertEquals("dialtone", fields.get("realm"));
            assertEquals("auth", fields.get("qop"));
            assertEquals("", fields.get("stale"));
        }
    }

    @Test
    void aClientThatIgnoresTheOfferIsOfferedMd5Alone() {
        phone.send(phone.contact());
        assertEquals(List.of("MD5"), offered(phone.send(phone.contact())));
        assertEquals(200, phone.register().status());
        phone.nonce = null;
        assertEquals(List.of("MD5"), offered(phone.send(phone.contact())));
    }

    @Test
    void aClientThatAnsweredOneOfBothIsOfferedBothAgain() {
        phone.register();
        phone.nonce = null;
        assertEquals(List.of("SHA-256", "MD5"), offered(phone.send(phone.contact())));
    }

    @Test
    void clientsKnownToStopAreSparedTheSecondOffer() {
        assertEquals(List.of("MD5"), offered(phone.send(phone.contact(), "User-Agent: baresip v1.1.0 (x86_64/linux)")));
    }

    @ParameterizedTest
    @CsvSource({"MD5, auth", "MD5, ''", "SHA-256, auth", "SHA-256, ''"})
    void takesEveryKindThatWasOffered_rfc7616_3_4_1(String algorithm, String qop) {
        phone.algorithm = algorithm;
        phone.qop = qop;
        assertEquals(200, phone.register().status());
    }

    /** Without qop nothing counts the uses of a nonce: it has one, and the same request may come twice over UDP. */
    @Test
    void aNonceWithoutQopProvesOneRequest_rfc7616_3_3() {
        phone.qop = "";
        assertEquals(200, phone.register().status());
        assertEquals(200, phone.sendAgain(phone.contact()).status());
        SipResponse again = phone.send(phone.contact());
        assertEquals(401, again.status());
        assertEquals("true", Caller.challenges(again).getFirst().get("stale"));
        phone.learn(again);
        assertEquals(200, phone.send(phone.contact()).status());
    }

    @ParameterizedTest
    @CsvSource({"sip:10.66.0.1:5060", "sip:dialtone", "sip:10.66.0.1;transport=udp"})
    void anyHostInTheUriIsTheBox_rfc7616_3_4_6(String uri) {
        phone.uri = uri;
        assertEquals(200, phone.register().status());
    }

    @ParameterizedTest
    @CsvSource({"sip:1002@10.66.0.1, auth", "tel:1001, auth", "sip:10.66.0.1, auth-int"})
    void anotherResourceOrProtectionIs400(String uri, String qop) {
        phone.uri = uri;
        phone.qop = qop;
        assertEquals(400, phone.register().status());
    }

    /** RFC 3261 section 25.1: a backslash precedes these two characters within quotes. */
    @Test
    void aRealmWithQuotesStaysOne() {
        String realm = "hotel \"quoted\" \\";
        rig.registrar.install(
                new SipPlanBuilder(RegistrarRig.extensions()).realm(realm).build());
        SipResponse challenge = new Caller(rig, "1001", "secret").send();
        String value = challenge.headers().all("WWW-Authenticate").getFirst();
        assertTrue(value.startsWith("Digest realm=\"hotel \\\"quoted\\\" \\\\\", nonce=\""), value);
        assertEquals(realm, Caller.challenges(challenge).getFirst().get("realm"));
        assertEquals("auth", Caller.challenges(challenge).getFirst().get("qop"));
    }

    /** Whoever asks for an extension from anywhere is not its phone. */
    @Test
    void aWrongPasswordFromAnAddressOfNobodyIsOnlyCounted() {
        Caller thief = new Caller(rig, "1001", "guess");
        thief.address = RegistrarRig.ELSEWHERE;
        thief.learn(thief.send(thief.contact()));
        assertEquals(401, thief.send(thief.contact()).status());
        assertEquals(List.of(), rig.told());
        assertEquals(1, rig.registrar.counts().refused().get(Refusal.WRONG_PASSWORD));
    }

    @Test
    void aWrongPasswordIsChallengedAnewAndTold() {
        Caller thief = new Caller(rig, "1001", "guess");
        thief.learn(thief.send(thief.contact()));
        SipResponse response = thief.send(thief.contact());
        assertEquals(401, response.status());
        assertEquals("", Caller.challenges(response).getFirst().get("stale"));
        assertNotEquals(thief.nonce, Caller.challenges(response).getFirst().get("nonce"));
        assertEquals(List.of("SIP_REGISTER_WRONG_PASSWORD 1001 10.66.1.5 001565aabbcc 401"), rig.told());
        assertEquals(1, rig.registrar.counts().refused().get(Refusal.WRONG_PASSWORD));
    }

    @Test
    void anUnknownUserSeesWhatAWrongPasswordSees_22_1() {
        Caller stranger = new Caller(rig, "9999", "guess");
        assertEquals(401, stranger.send(stranger.contact()).status());
        stranger.learn(stranger.send(stranger.contact()));
        assertEquals(401, stranger.send(stranger.contact()).status());
        assertEquals(List.of("SIP_REGISTER_UNKNOWN_USER 9999 10.66.1.5 001565aabbcc 401 USERNAME=9999"), rig.told());
    }

    @Test
    void oneExtensionCantRegisterAnother_10_3_step_4() {
        Caller thief = new Caller(rig, "1003", "secret");
        thief.username = "1001";
        assertEquals(403, thief.register().status());
        assertEquals(List.of("SIP_REGISTER_OTHER_ACCOUNT 1003 10.66.1.5 001565aabbcc 403 EXTENSION=1001"), rig.told());
    }

    @Test
    void anOldNonceIsStaleOnlyForWhoKnowsThePassword_rfc7616_3_3() {
        phone.register();
        rig.pass(301);
        SipResponse response = phone.send(phone.contact());
        assertEquals(401, response.status());
        assertEquals("true", Caller.challenges(response).getFirst().get("stale"));
        assertEquals(List.of("MD5"), offered(response));
        phone.learn(response);
        assertEquals(200, phone.send(phone.contact()).status());
        Caller thief = new Caller(rig, "1001", "guess");
        thief.nonce = "forged";
        assertEquals(
                "", Caller.challenges(thief.send(thief.contact())).getFirst().get("stale"));
    }

    @ParameterizedTest
    @CsvSource({"PT-1000000H", "PT1000000H", "PT0S"})
    void theWallClockMayJump(Duration jump) {
        phone.learn(phone.send(phone.contact()));
        rig.now = rig.now.plus(jump);
        assertEquals(200, phone.send(phone.contact()).status());
    }

    @Test
    void anotherRealmIsAsGoodAsNone_22_3() {
        phone.learn(phone.send(phone.contact()));
        SipResponse response = phone.send(
                phone.contact(),
                "Authorization: Digest username=\"x\", realm=\"pbx\", nonce=\"n\", uri=\"u\", response=\"r\"");
        assertEquals(200, response.status());
        phone.nonce = null;
        response = phone.send(
                phone.contact(),
                "Authorization: Digest username=\"x\", realm=\"pbx\", nonce=\"n\", uri=\"u\", response=\"r\"");
        assertEquals(401, response.status());
        assertEquals(0, rig.registrar.counts().refused().get(Refusal.WRONG_PASSWORD));
    }

    @Test
    void anEmptyAnswerIsAsGoodAsNone() {
        SipResponse response = phone.send(
                phone.contact(),
                "Authorization: Digest username=\"1001\", realm=\"dialtone\", nonce=\"\", uri=\"sip:10.66.0.1\", response=\"\"");
        assertEquals(401, response.status());
        assertEquals(List.of(), rig.told());
    }

    @Test
    void theExampleOfTheRfc_rfc7616_3_9_1() {
        Account mufasa = Account.of(
                new SipPlan.Extension("Mufasa", "", "Circle of Life", false, Set.of()), "http-auth@example.org");
        DigestCredentials credentials = new DigestCredentials(
                "Mufasa",
                "http-auth@example.org",
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                "/dir/index.html",
                "",
                Algorithm.MD5,
                "auth",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                "00000001");
        assertEquals(
                "8ca523f5e9506fed4657c9700eebdbec",
                credentials.expected(mufasa.secrets().get(Algorithm.MD5), "GET", Algorithm.MD5.digest()));
    }

    @Test
    void aUseOfANonceThatWasOverheardIsNotTakenAgain_rfc7616_3_3() {
        phone.register();
        assertEquals(200, phone.sendAgain(phone.contact()).status());
        phone.count--;
        SipResponse replayed = phone.send(phone.contact());
        assertEquals(401, replayed.status());
        assertEquals("true", Caller.challenges(replayed).getFirst().get("stale"));
        phone.count = 1;
        assertEquals(200, phone.send(phone.contact()).status());
    }

    /** Who overhears a REGISTER can write other contacts, or his own address, around its digest. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.66.1.5 | Contact: <sip:1002@10.66.1.5:5062>                   | 200 | 1",
                "10.66.1.5 | Contact: *\\nExpires: 0                               | 401 | 1",
                "10.66.1.5 | Contact: <sip:1002@10.66.1.5:5062>;expires=0         | 401 | 1",
                "10.66.1.5 | Contact: <sip:1002@10.66.1.5:5062>\\nExpires: 60      | 401 | 1",
                "10.66.1.5 | Contact: <sip:1002@10.66.1.5:5062>, <sip:b@10.66.9.9> | 401 | 1",
                "10.66.9.9 | Contact: <sip:1002@10.66.1.5:5062>                   | 401 | 1",
                "10.66.9.9 | Contact: <sip:1002@10.66.9.9:5062>                   | 401 | 1",
            })
    void aDigestThatWasOverheardProvesItsOwnRequestAlone(Ip4 from, String fields, int status, int contacts) {
        Caller anywhere = new Caller(rig, "1002", "softly");
        assertEquals(200, anywhere.register().status());
        anywhere.address = from;
        assertEquals(
                status, anywhere.sendAgain(fields.strip().replace("\\n", "\n")).status());
        assertEquals(contacts, rig.bindings.of("1002").size());
    }
}
