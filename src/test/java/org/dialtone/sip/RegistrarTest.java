package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests REGISTER from the first message to the last, RFC 3261 section 10.3. */
class RegistrarTest {

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");

    private static List<String> contacts(SipResponse response) {
        return response.headers().list(Headers.CONTACT);
    }

    @Test
    void aPhoneRegisters_10_2() {
        SipResponse challenge = phone.send(phone.contact());
        assertEquals(401, challenge.status());
        assertEquals(List.of(), rig.told());
        phone.learn(challenge);
        SipResponse granted = phone.send(phone.contact());
        assertEquals(200, granted.status());
        assertEquals(List.of("<sip:1001@10.66.1.5:5062>;expires=3600"), contacts(granted));
        assertEquals(List.of("SIP_REGISTER 1001 10.66.1.5 001565aabbcc 200"), rig.told());
        assertEquals("sip:1001@10.66.1.5:5062", rig.bindings.all().getFirst().contact());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contact: <sip:a@h>;expires=60              | 60",
                "Contact: <sip:a@h>;expires=120\\nExpires: 90 | 120",
                "Contact: <sip:a@h>\\nExpires: 90           | 90",
                "Contact: sip:a@h;expires=90                | 90",
                "Contact: <sip:a@h>                         | 3600",
                "Contact: <sip:a@h>;expires=3601            | 3600",
                "Contact: <sip:a@h>;expires=4294967296      | 3600",
                "Contact: <sip:a@h>;expires=soon            | 3600",
                "Contact: <sip:a@h>;expires=-5              | 3600",
            })
    void expiryIsWhatTheContactSaysElseTheFieldElseAnHour_10_3_step_7(String fields, int granted) {
        SipResponse response = phone.register(fields.strip().replace("\\n", "\n"));
        assertEquals(List.of("<sip:a@h>;expires=" + granted), contacts(response));
    }

    @ParameterizedTest
    @CsvSource({"3600, 3150, 3599", "900, 788, 899", "64, 60, 64", "60, 60, 60"})
    void whileManyPhonesBootTheyGetTimesApart_10_3_step_7(int asked, int least, int most) {
        String contact = "Contact: <sip:a@h>;expires=" + asked;
        rig.registrar.crowd(() -> true);
        List<String> apart = contacts(phone.register(contact));
        int granted = Integer.parseInt(apart.getFirst().replaceAll(".*=", ""));
        assertTrue(granted >= least && granted <= most, apart.toString());
        assertEquals(apart, contacts(phone.register(contact)), "each time the same");
        rig.registrar.crowd(() -> false);
        assertEquals(List.of("<sip:a@h>;expires=" + asked), contacts(phone.register(contact)));
    }

    @ParameterizedTest
    @CsvSource({"3600, 105, 120", "90, 90, 90", "60, 60, 60"})
    void whileAnotherProcessMayBeActiveAPhoneComesAgainSoon_10_3_step_7(int asked, int least, int most) {
        String contact = "Contact: <sip:a@h>;expires=" + asked;
        rig.registrar.share(() -> false);
        String listed = contacts(phone.register(contact)).getFirst();
        int granted = Integer.parseInt(listed.replaceAll(".*=", ""));
        assertTrue(granted >= least && granted <= most, listed);
        assertEquals(
                rig.now.plusSeconds(granted), rig.bindings.of("1001").getFirst().expires());
        assertEquals(423, phone.register("Contact: <sip:a@h>;expires=59").status());
        rig.registrar.share(() -> true);
        assertEquals(List.of("<sip:a@h>;expires=" + asked), contacts(phone.register(contact)));
        rig.registrar.share(() -> false);
        assertEquals(List.of(), contacts(phone.register("Contact: <sip:a@h>;expires=0")));
    }

    @ParameterizedTest
    @CsvSource({"1, 423", "59, 423", "60, 200", "0, 200"})
    void tooBriefIs423WithMinExpires_10_2_8(int asked, int status) {
        SipResponse response = phone.register(phone.contact() + ";expires=" + asked);
        assertEquals(status, response.status());
        assertEquals(
                status == 423 ? "60" : "",
                response.headers().first("Min-Expires").orElse(""));
    }

    @Test
    void aRefreshIsTold_10_2_4() {
        phone.register();
        rig.pass(200);
        rig.told();
        assertEquals(200, phone.register().status());
        assertEquals(List.of("SIP_REGISTER_REFRESHED 1001 10.66.1.5 001565aabbcc 200"), rig.told());
        assertEquals(1, rig.bindings.all().size());
        assertEquals(rig.now.minusSeconds(200), rig.bindings.all().getFirst().registered());
    }

    @Test
    void aBootIsNoRefresh_10_3_step_7() {
        phone.register();
        rig.told();
        phone.callId = "boot-2";
        phone.cseq = 0;
        phone.register();
        assertEquals(List.of("SIP_REGISTER 1001 10.66.1.5 001565aabbcc 200"), rig.told());
        assertEquals(1, rig.bindings.all().size());
    }

    @Test
    void everyContactIsListed_10_3_step_8() {
        phone.register("Contact: <sip:1001@a>;expires=60, <sip:1001@b>\nContact: <sip:1001@c>");
        rig.pass(10);
        assertEquals(
                List.of("<sip:1001@a>;expires=50", "<sip:1001@b>;expires=3590", "<sip:1001@c>;expires=3590"),
                contacts(phone.register("X: y")));
    }

    @Test
    void unregistersOneOrAll_10_2_2() {
        phone.register("Contact: <sip:1001@a>, <sip:1001@b>, <sip:1001@c>");
        rig.told();
        assertEquals(2, contacts(phone.send("Contact: <sip:1001@b>;expires=0")).size());
        assertEquals(List.of("SIP_UNREGISTER 1001 10.66.1.5 001565aabbcc 200"), rig.told());
        assertEquals(List.of(), contacts(phone.send("Contact: *\nExpires: 0")));
        assertEquals(2, rig.told().size());
        assertEquals(List.of(), rig.bindings.all());
    }

    @ParameterizedTest
    @CsvSource({
        "'Contact: *'",
        "'Contact: *\nExpires: 60'",
        "'Contact: *, <sip:1001@a>\nExpires: 0'",
        "'Contact: tel:+49'",
        "'Contact: <sip:1001@a;x=a b>'",
        "'Contact: <sip:1001@a'"
    })
    void badContactsAre400AndChangeNothing_10_3_step_6(String fields) {
        phone.register();
        assertEquals(400, phone.send(fields.split("\n")).status());
        assertEquals(1, rig.bindings.all().size());
    }

    @Test
    void anOlderRequestIsRefusedWhole_10_3_step_7() {
        phone.register();
        phone.cseq = 0;
        assertEquals(
                500,
                phone.send("Contact: <sip:1001@new>, <sip:1001@10.66.1.5:5062>;expires=0")
                        .status());
        assertEquals(500, phone.send("Contact: *\nExpires: 0").status());
        assertEquals(
                List.of("sip:1001@10.66.1.5:5062"),
                rig.bindings.all().stream().map(Binding::contact).toList());
    }

    @Test
    void aRetransmissionIsAnsweredTheSameAndToldOnce_8_2_7() {
        SipResponse first = phone.register();
        SipResponse again = phone.sendAgain(phone.contact());
        assertEquals(first.headers(), again.headers());
        assertEquals(1, rig.told().size());
    }

    @Test
    void pathIsKeptAndGivenBack_rfc3327_5_3() {
        SipResponse response = phone.register(phone.contact(), "Supported: path", "Path: <sip:p1;lr>, <sip:p2;lr>");
        assertEquals(List.of("<sip:p1;lr>", "<sip:p2;lr>"), response.headers().list("Path"));
        assertEquals(
                List.of("<sip:p1;lr>", "<sip:p2;lr>"),
                rig.bindings.all().getFirst().path());
        assertTrue(response.headers().list("Supported").contains("path"));
    }

    /** Phones name the box by any name that they were given. */
    @ParameterizedTest
    @CsvSource({
        "10.66.0.1, sip",
        "10.66.0.1:5070, sip",
        "192.168.7.1, sip",
        "dialtone, sip",
        "dialtone:5060, sip",
        "pbx.harbour.example, sip",
        "dialtone.local, sip",
        "'10.66.0.1;transport=tcp', sip",
        "10.66.0.1:5061, sips",
        "DIALTONE, sip"
    })
    void everyNameOfTheBoxIsItsDomain_10_3_step_1(String host, String scheme) {
        String domain = host.replaceFirst(";.*", "");
        phone.requestUri = scheme + ":" + host;
        phone.addressOfRecord = scheme + ":1001@" + domain;
        phone.register();
        assertEquals(
                List.of("1001"), rig.bindings.all().stream().map(Binding::user).toList());
        phone.addressOfRecord = "sip:1001@10.66.0.1";
        phone.requestUri = "sip:10.66.0.1";
        assertEquals(1, contacts(phone.register()).size(), "the same whatever name it goes by");
    }

    @Test
    void anUnknownRequirementIs420_10_3_step_2() {
        SipResponse response = phone.send(phone.contact(), "Require: path, outbound");
        assertEquals(420, response.status());
        assertEquals("outbound", response.headers().first("Unsupported").orElseThrow());
    }

    @Test
    void anExternalPbxLeavesNoRegistrationsHere() {
        rig.registrar.install(new SipPlanBuilder(Map.of())
                .serving(false)
                .leaseRule(SipPlan.LeaseRule.OFF)
                .build());
        assertEquals(403, phone.send(phone.contact()).status());
        assertEquals(List.of("SIP_REGISTER_NOT_SERVING 1001 10.66.1.5 001565aabbcc 403"), rig.told());
    }

    @Test
    void theAnswerFindsItsWay_rfc3581() {
        SipResponse response = phone.register();
        assertEquals(
                "SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bK2;rport=5062;received=10.66.1.5",
                response.headers().first("Via").orElseThrow());
        assertEquals(
                "<sip:1001@10.66.0.1>;tag=from",
                response.headers().first("From").orElseThrow());
        assertTrue(response.to().orElseThrow().tag().isPresent());
    }

    @Test
    void tagsDifferBetweenRequests_19_3() {
        assertNotEquals(
                phone.send().to().orElseThrow().tag(),
                phone.send().to().orElseThrow().tag());
    }

    @Test
    void aUserAgentInUtf8IsReadable() {
        phone.register(phone.contact(), "User-Agent: T\u00c3\u00a9l\u00c3\u00a9phone\u0007");
        assertEquals("T\u00e9l\u00e9phone\ufffd", rig.bindings.all().getFirst().userAgent());
    }

    @Test
    void aRegistrationWithoutAKnownMacIsOnlyCounted() {
        Caller nobody = new Caller(rig, "1003", "open");
        nobody.address = Ip4.of("10.66.7.7");
        assertEquals(200, nobody.register().status());
        assertEquals(List.of(), rig.told());
        assertEquals(1, rig.registrar.counts().registrations());
    }
}
