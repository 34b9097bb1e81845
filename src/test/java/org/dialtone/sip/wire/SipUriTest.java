package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {

    @ParameterizedTest
    @CsvSource({
        "sip:10.66.0.1,                          sip,  '',     10.66.0.1,   0",
        "SIP:1001@box:5062,                      sip,  1001,   box,         5062",
        "sips:%2a21:pw@box.test;transport=tcp,   sips, *21,    box.test,    0",
        "sip:1001@[2001:db8::1]:5060;ob?x=y,     sip,  1001,   [2001:db8::1], 5060",
        "sip:a_b.c+1@under_score,                sip,  a_b.c+1, under_score, 0",
        "sip:#31@box,                            sip,  #31,    box,         0",
    })
    void reads(String text, String scheme, String user, String host, int port) {
        SipUri uri = SipUri.parse(text).orElseThrow();
        assertEquals(scheme, uri.scheme());
        assertEquals(user, uri.user());
        assertEquals(host, uri.host());
        assertEquals(port, uri.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "tel:+49",
                "sip:@box",
                "sip:a@",
                "sip:a@b:0",
                "sip:a@b:70000",
                "sip:a@b:x",
                "sip:a%4@b",
                "sip:a%zz@b",
                "sip:a b@c",
                "sip:a@b c",
                "sip:a@b;x=a b",
                "sip:a@b?x=a b",
                "sip:a@b;x=\t",
                "sip:a@[::1",
                "sip:a@b;;=x",
                "sip:a@b;x=1;x=2",
                "sip:<a>@b",
                "sip:a@b@c"
            })
    void refuses(String text) {
        assertTrue(SipUri.parse(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "sip:%61lice@Box.test;transport=TCP, sip:alice@box.TEST;Transport=tcp, true",
        "sip:a@b,                            sip:a@b;newparam=5,               true",
        "sip:a@b;security=on,                sip:a@b;newparam=5,               true",
        "sip:a@b;security=on,                sip:a@b;security=off,             false",
        "sip:alice@b,                        sip:ALICE@b,                      false",
        "sip:a@b,                            sip:a@b:5060,                     false",
        "sip:a@b,                            sip:a@b;transport=udp,            false",
        "sip:a@b,                            sips:a@b,                         false",
    })
    void comparesAsRfc3261_19_1_4(String one, String other, boolean same) {
        assertEquals(
                same,
                SipUri.parse(one).orElseThrow().matches(SipUri.parse(other).orElseThrow()));
        assertEquals(
                same,
                SipUri.parse(other).orElseThrow().matches(SipUri.parse(one).orElseThrow()));
    }
}
