package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests contacts of phones that name their instance and the number of the way to it, RFC 5626. */
class InstanceContactsTest {

    private static final String INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-001565aabbcc>\";reg-id=";

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");

    private static List<String> contacts(SipResponse response) {
        return response.headers().list(Headers.CONTACT);
    }

    @Test
    void theSameInstanceByTheSameWayReplacesItsContact_rfc5626_6() {
        phone.register("Contact: <sip:1001@10.66.1.5:5062>" + INSTANCE + "1");
        phone.register("Contact: <sip:1001@10.66.1.5:5062;ob>" + INSTANCE + "2");
        rig.told();
        SipResponse response = phone.register("Contact: <sip:1001@10.66.1.5:40000>" + INSTANCE + "1");
        assertEquals(
                List.of(
                        "<sip:1001@10.66.1.5:5062;ob>" + INSTANCE + "2;expires=3600",
                        "<sip:1001@10.66.1.5:40000>" + INSTANCE + "1;expires=3600"),
                contacts(response));
        assertEquals(List.of("SIP_REGISTER_REFRESHED 1001 10.66.1.5 001565aabbcc 200"), rig.told());
        assertEquals(
                1,
                contacts(phone.register("Contact: <sip:1001@10.66.1.5:40001>" + INSTANCE + "2;expires=0"))
                        .size());
        rig.restart();
        assertEquals(
                List.of("sip:1001@10.66.1.5:40000"),
                rig.bindings.all().stream().map(Binding::contact).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contact: <sip:1001@b>;reg-id=1                              | 2",
                "Contact: <sip:1001@b>;+sip.instance=\"<urn:uuid:1>\"       | 2",
                "Contact: <sip:1001@b>;+sip.instance=\"<urn:uuid:1>\";reg-id=0 | 2",
                "Contact: <sip:1001@b>;+sip.instance=\"<urn:uuid:1>\";reg-id=1 | 1",
                "Contact: <sip:1001@b>;+sip.instance=\"<urn:uuid:2>\";reg-id=1 | 2",
                "Contact: <sip:1001@b>;+sip.instance=\"a\\\\b\";reg-id=1 | 2",
            })
    void instanceAndNumberTogetherTellAWay_rfc5626_6(String second, int bindings) {
        phone.register("Contact: <sip:1001@a>;+sip.instance=\"<urn:uuid:1>\";reg-id=1");
        assertEquals(bindings, contacts(phone.register(second)).size());
    }

    @Test
    void twoWaysInOneRequestAreRefused_rfc5626_4_2() {
        assertEquals(
                400,
                phone.register("Contact: <sip:1001@a>" + INSTANCE + "1, <sip:1001@b>" + INSTANCE + "2")
                        .status());
    }
}
