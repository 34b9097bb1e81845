package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP 10.0.0.5:5062;branch=z        | SIP/2.0/UDP 10.0.0.5:5062;branch=z                           | 5062",
                "SIP/2.0/UDP 10.0.0.5;branch=z             | SIP/2.0/UDP 10.0.0.5;branch=z                                | 5060",
                "SIP/2.0/UDP 192.168.0.9:5062;branch=z     | SIP/2.0/UDP 192.168.0.9:5062;branch=z;received=10.0.0.5      | 5062",
                "SIP/2.0/UDP phone.test;branch=z           | SIP/2.0/UDP phone.test;branch=z;received=10.0.0.5            | 5060",
                "SIP/2.0/UDP 10.0.0.5:5062;rport;branch=z  | SIP/2.0/UDP 10.0.0.5:5062;rport=1024;branch=z;received=10.0.0.5 | 1024",
                "SIP / 2.0 / UDP  10.0.0.5 : 5062 ; rport=7 | SIP/2.0/UDP 10.0.0.5:5062;rport=1024;received=10.0.0.5       | 1024",
            })
    void notesTheSourceAndAnswersThere_rfc3581(String sent, String noted, int port) {
        Via via = Via.parse(sent.strip()).orElseThrow().from("10.0.0.5", 1024);
        assertEquals(noted.strip(), via.toString());
        assertEquals(port, via.replyPort());
    }
}
