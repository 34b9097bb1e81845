package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of RFC 4475, in messages of this project's own. */
class TortureTest {

    private static Parsed parse(String start, String cseqMethod, String more) {
        return SipParser.parse(SipParserTest.wire(start + """

                Via: SIP/2.0/UDP 10.66.1.5;branch=z9hG4bKtorture
                From: <sip:1001@example.test>;tag=t
                To: <sip:1001@example.test>
                Call-ID: torture@10.66.1.5
                CSeq: 7 %s
                """.formatted(cseqMethod) + more + "\n"));
    }

    private static SipRequest sound(String start, String cseqMethod, String more) {
        return (SipRequest) assertInstanceOf(Parsed.Sound.class, parse(start, cseqMethod, more))
                .message();
    }

    private static String why(String start, String cseqMethod, String more) {
        return assertInstanceOf(Parsed.Malformed.class, parse(start, cseqMethod, more))
                .why();
    }

    @Test
    void whiteSpaceInEveryPlace_3_1_1_1() {
        SipRequest request = (SipRequest) assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipParserTest.wire("""
                REGISTER sip:vivekg@chair-dnrc.example.test;unknownparam SIP/2.0
                TO :
                 sip:1001@example.test ;   tag    = 1918181833n
                from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.test>
                  ;
                  tag = 98asjd8
                cAlL-ID: torture@10.66.1.5
                cseq: 0009
                  REGISTER
                Via  : SIP  /   2.0
                 /UDP
                    10.66.1.5;branch=390skdjuw
                v:  SIP  / 2.0  / TCP     spindle.example.test   ;
                  branch  =   z9hG4bK9ikj8  ,
                 SIP  /    2.0   / UDP  10.66.255.111   ; branch=
                 z9hG4bK30239
                m:"Quoted string \\"\\"" <sip:jdrosen@example.test> ; newparam =
                      newvalue ;
                  secondparam ; q = 0.33

                """)))
                .message();
        assertEquals("J Rosenberg \\\"", request.from().orElseThrow().display());
        assertEquals("98asjd8", request.from().orElseThrow().tag().orElseThrow());
        assertEquals(new CSeq(9, "REGISTER"), request.cseq().orElseThrow());
        assertEquals(
                List.of("UDP", "TCP", "UDP"),
                request.headers().list("Via").stream()
                        .map(hop -> Via.parse(hop).orElseThrow().transport())
                        .toList());
        assertEquals(
                "newvalue",
                NameAddress.parse(request.headers().list("Contact").getFirst())
                        .orElseThrow()
                        .params()
                        .get("newparam")
                        .orElseThrow());
    }

    @Test
    void oddButValidMethodAndName_3_1_1_2() {
        String method = "!interesting-Method0123456789_*+`.%indeed'~";
        SipRequest request = sound(method + " sip:1001@example.test SIP/2.0", method, "X-!%*_+`'~: \u00ff\u0001\n");
        assertEquals(method, request.method());
        assertEquals("\u00ff\u0001", request.headers().first("x-!%*_+`'~").orElseThrow());
    }

    @Test
    void escapesInAUser_3_1_1_3() {
        assertEquals(
                "sips:user@example.com",
                SipUri.parse("sip:sips%3Auser%40example.com@example.test")
                        .orElseThrow()
                        .user());
    }

    @Test
    void escapedNulIsNotTheEnd_3_1_1_4() {
        assertEquals(
                "null-\0-null",
                SipUri.parse("sip:null-%00-null@example.test").orElseThrow().user());
    }

    @Test
    void percentIsNoEscapeInAMethod_3_1_1_5() {
        assertEquals(
                "RE%47IST%45R",
                sound("RE%47IST%45R sip:registrar.example.test SIP/2.0", "RE%47IST%45R", "")
                        .method());
    }

    @Test
    void noSpaceBetweenNameAndBracket_3_1_1_6() {
        assertEquals(
                "caller",
                NameAddress.parse("caller<sip:caller@example.test>;tag=323")
                        .orElseThrow()
                        .display());
    }

    @Test
    void longValuesEverywhere_3_1_1_7() {
        String branch = "z9hG4bK" + "a".repeat(10_000);
        assertEquals(
                branch,
                Via.parse("SIP/2.0/TCP " + "h".repeat(2000) + ":5060;branch=" + branch)
                        .orElseThrow()
                        .branch()
                        .orElseThrow());
    }

    @Test
    void dataAfterTheMessage_3_1_1_8() {
        assertEquals(
                0,
                sound("REGISTER sip:example.test SIP/2.0", "REGISTER", "l: 0\n\nREGISTER sip:another SIP/2.0\n")
                        .body()
                        .length);
    }

    @Test
    void semicolonInTheUser_3_1_1_9() {
        SipUri uri = SipUri.parse("sip:user;par=u%40example.net@example.test").orElseThrow();
        assertEquals("user;par=u@example.net", uri.user());
        assertEquals(Params.NONE, uri.params());
    }

    @Test
    void negativeContentLength_3_1_2_3() {
        assertEquals(
                "a Content-Length that can't be read", why("INVITE sip:a@example.test SIP/2.0", "INVITE", "l: -999\n"));
    }

    @Test
    void numbersThatOverflow_3_1_2_4() {
        assertEquals(
                "CSeq names another method",
                why("REGISTER sip:example.test SIP/2.0", "INVITE", "Expires: 1" + "0".repeat(200) + "\n"));
        assertEquals(-1, Token.number("36893488147419103232", Integer.MAX_VALUE));
    }

    @Test
    void unclosedQuote_3_1_2_6() {
        assertEquals(
                List.of(),
                List.copyOf(NameAddress.parse("\"Mr. J. User <sip:j.user@example.test>").stream()
                        .toList()));
    }

    @Test
    void bracketsAroundTheRequestUri_3_1_2_7() {
        assertEquals("no Request-URI", why("INVITE <sip:user@example.test> SIP/2.0", "INVITE", ""));
        assertEquals("no Request-URI", why("INVITE sip:user@example.test?Route=%3Csip:b%3E SIP/2.0", "INVITE", ""));
        assertEquals(
                "sip:what?@example.test",
                sound("INVITE sip:what?@example.test SIP/2.0", "INVITE", "").uri());
    }

    @Test
    void spacesInTheRequestLine_3_1_2_8_to_10() {
        assertEquals("no request line", why("INVITE sip:user@example.test; lr SIP/2.0", "INVITE", ""));
        assertEquals("no request line", why("INVITE  sip:user@example.test  SIP/2.0", "INVITE", ""));
        assertEquals("no request line", why("INVITE sip:user@example.test SIP/2.0  ", "INVITE", ""));
    }

    @Test
    void methodsThatDiffer_3_1_2_17() {
        assertEquals("CSeq names another method", why("OPTIONS sip:user@example.test SIP/2.0", "INVITE", ""));
    }

    @Test
    void requiredFieldsMissing_3_3_1() {
        Parsed.Malformed malformed = assertInstanceOf(Parsed.Malformed.class, SipParser.parse(SipParserTest.wire("""
                INVITE sip:user@example.test SIP/2.0
                CSeq: 193942 INVITE
                Via: SIP/2.0/UDP 10.66.1.5;branch=z9hG4bKkdj.insuf
                l: 0

                """)));
        assertEquals("no From", malformed.why());
        assertEquals(true, malformed.request().isEmpty());
    }

    @Test
    void bodyOfAnyBytes_3_1_1_11() {
        SipRequest request = sound("MESSAGE sip:user@example.test SIP/2.0", "MESSAGE", "l: 4\n\n\0\u00ff\u0080a");
        assertEquals("\0\u00ff\u0080a", new String(request.body(), StandardCharsets.ISO_8859_1));
    }
}
