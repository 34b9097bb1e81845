package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.journal.HostileWords;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Introduction;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are those of phones.md section 5. */
class PnpResponderTest implements PnpProfiles {

    private static final MacAddress MAC = MacAddress.of("00:15:65:4f:9e:01");
    private static final long MANY = 0x000413000000L;
    private static final Source PHONE = new Source(Ip4.of("10.66.3.239"), 5059, Transport.UDP);

    private final Exchange exchange = new Exchange();
    private final List<String> taken = new ArrayList<>();

    @Override
    public Optional<String> url(MacAddress mac, Introduction said, Ip4 box) {
        return mac.equals(MAC) || mac.bits() >>> 24 == MANY >>> 24
                ? Optional.of("http://" + box + "/provision/token/")
                : Optional.empty();
    }

    @Override
    public void taken(MacAddress mac, Introduction said, Ip4 source) {
        taken.add(mac.plain() + " " + said.vendor() + " " + said.model() + " " + said.version() + " " + said.userAgent()
                + " " + source);
    }

    @BeforeEach
    void serve() {
        exchange.server.enroll(this);
    }

    private List<SipMessage> ask(String uri, String event, int cseq) {
        return ask(uri, event, cseq, "<sip:10.66.3.239:5059>");
    }

    private List<SipMessage> ask(String uri, String event, int cseq, String contact) {
        return sent(exchange.server.receive(question(uri, event, cseq, contact), PHONE));
    }

    private static Parsed question(String uri, String event, int cseq, String contact) {
        String text = "SUBSCRIBE " + uri + " SIP/2.0\nVia: SIP/2.0/UDP 10.66.3.239:5059;branch=z9hG4bK" + cseq
                + "\nFrom: <" + uri + ">;tag=phone\nTo: <" + uri
                + ">\nCall-ID: ask\nCSeq: " + cseq + " SUBSCRIBE\nContact: " + contact + "\nEvent: " + event
                + "\nAccept: application/url\nExpires: 0\nUser-Agent: Yealink W52P 25.81.0.10\nContent-Length: 0\n\n";
        return SipParser.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<SipMessage> sent(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .peek(send -> assertEquals(PHONE, send.to()))
                .map(Effect.Send::message)
                .toList();
    }

    private List<SipMessage> ask(String uri) {
        return ask(
                uri, "ua-profile;profile-type=\"device\";vendor=\"yealink\";model=\"W52P\";version=\"25.81.0.10\"", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:MAC0015654f9e01@224.0.1.75",
                "sip:MAC%3a0015654F9E01@intern.snom.de",
                "sip:MAC%3A0015654F9E01@224.0.1.75",
                "sip:MAC%3A0015654f9e01@local",
                "sip:mac=0015654f9e01@224.0.1.75",
                "sip:MAC=00:15:65:4f:9e:01@224.0.1.75",
                "sip:MAC:0015654F9E01@224.0.1.75"
            })
    void everyFormOfTheAddressIsUnderstood(String uri) {
        List<SipMessage> answers = ask(uri);
        assertEquals(2, answers.size());
        assertEquals(
                "http://10.66.0.1/provision/token/", new String(answers.get(1).body(), StandardCharsets.US_ASCII));
        assertEquals(List.of(), taken, "anybody may have sent it");
        answer((SipRequest) answers.get(1));
        assertEquals(List.of("0015654f9e01 yealink W52P 25.81.0.10 Yealink W52P 25.81.0.10 10.66.3.239"), taken);
    }

    /** Whatever it is: the journal tells the same two things. */
    @ParameterizedTest
    @MethodSource("org.dialtone.journal.HostileWords#forms")
    void whatAPhoneSaysOfItselfIsNoEvent(String form) {
        String said = HostileWords.escaped(form.substring(0, Math.min(60, form.length())));
        String event = "ua-profile;vendor=\"" + said + "\";model=\"" + said + "\";version=\"" + said + "\"";
        assertEquals(2, ask("sip:MAC0015654f9e01@224.0.1.75", event, 1).size());
        assertEquals(List.of("PNP_ASKED null 10.66.3.239 0015654f9e01"), exchange.rig.told());
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:me@10.66.3.239:5059;x=y>, sip:me@10.66.3.239:5059;x=y",
        "<sip:10.66.3.239?Subject=a>, sip:10.66.3.239",
        "<sip:10.66.3.239;x=a b>, sip:10.66.3.239:5059",
        "<tel:4711>, sip:10.66.3.239:5059",
        "<sip:>, sip:10.66.3.239:5059",
        "<, sip:10.66.3.239:5059"
    })
    void itIsToldByItsContactWhereThatCanStandInARequest_19_1_5(String contact, String told) {
        SipRequest notify = (SipRequest)
                ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", 1, contact).get(1);
        assertEquals(told, notify.uri());
        assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipWriter.write(notify)));
    }

    @Test
    void theWholeAnswer() {
        List<SipMessage> answers = ask("sip:MAC0015654f9e01@224.0.1.75");
        assertEquals("""
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 10.66.3.239:5059;branch=z9hG4bK1
                From: <sip:MAC0015654f9e01@224.0.1.75>;tag=phone
                To: <sip:MAC0015654f9e01@224.0.1.75>;tag=HEX
                Call-ID: ask
                CSeq: 1 SUBSCRIBE
                Contact: <sip:10.66.0.1:5060>
                Expires: 0
                Content-Length: 0

                """, text(answers.get(0)));
        assertEquals("""
                NOTIFY sip:10.66.3.239:5059 SIP/2.0
                Via: SIP/2.0/UDP 10.66.0.1:5060;branch=BRANCH;rport
                Max-Forwards: 70
                From: <sip:MAC0015654f9e01@224.0.1.75>;tag=HEX
                To: <sip:MAC0015654f9e01@224.0.1.75>;tag=phone
                Call-ID: ask
                CSeq: 1 NOTIFY
                Contact: <sip:10.66.0.1:5060>
                Event: ua-profile;effective-by=0
                Subscription-State: terminated;reason=timeout
                Content-Type: application/url
                User-Agent: Dialtone
                Content-Length: 33

                http://10.66.0.1/provision/token/""", text(answers.get(1)));
    }

    private static String text(SipMessage message) {
        return new String(SipWriter.write(message), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replaceFirst("z9hG4bK[0-9a-f]{24}", "BRANCH")
                .replaceFirst("tag=[0-9a-f]{13,16}", "tag=HEX");
    }

    @Test
    void theSameQuestionIsAnsweredAgainButToldOnce() {
        ask("sip:MAC0015654f9e01@224.0.1.75");
        assertEquals(1, ask("sip:MAC0015654f9e01@224.0.1.75").size());
        assertEquals(2, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", 2).size());
    }

    @Test
    void aStrangerHearsNothingAndTheJournalTellsWhy() {
        assertEquals(List.of(), ask("sip:MAC0015654f9eff@224.0.1.75"));
        assertEquals(List.of("PNP_UNKNOWN_PHONE null 10.66.3.239 0015654f9eff"), exchange.rig.told());
    }

    @Test
    void aQuestionWithoutAMacAddressIsPassedOver() {
        assertEquals(List.of(), ask("sip:somebody@224.0.1.75"));
        assertEquals(List.of(), ask("sip:MAC00156@224.0.1.75"));
        assertEquals(List.of(), exchange.rig.told());
    }

    @Test
    void theJournalTellsWhatThePhoneSaidToIt() {
        answer((SipRequest) ask("sip:MAC0015654f9e01@224.0.1.75").get(1));
        assertEquals(
                List.of("PNP_ASKED null 10.66.3.239 0015654f9e01", "PNP_TAKEN null 10.66.3.239 0015654f9e01 200"),
                exchange.rig.told());
    }

    private void answer(SipRequest notify) {
        String answer =
                "SIP/2.0 200 OK\r\nVia: " + notify.headers().first("Via").orElseThrow() + "\r\nFrom: "
                        + notify.headers().first("From").orElseThrow() + "\r\nTo: "
                        + notify.headers().first("To").orElseThrow()
                        + "\r\nCall-ID: ask\r\nCSeq: 1 NOTIFY\r\nContent-Length: 0\r\n\r\n";
        assertEquals(
                List.of(),
                sent(exchange.server.receive(SipParser.parse(answer.getBytes(StandardCharsets.ISO_8859_1)), PHONE)));
    }

    @Test
    void aPhoneWhoseBootsAllAskTheSameIsToldAtEach() {
        answer((SipRequest) ask("sip:MAC0015654f9e01@224.0.1.75").get(1));
        exchange.pass(31_000);
        assertEquals(1, ask("sip:MAC0015654f9e01@224.0.1.75").size());
        exchange.pass(2_000);
        assertEquals(2, ask("sip:MAC0015654f9e01@224.0.1.75").size());
    }

    @Test
    void aNewQuestionEndsTheOlderOnesNotify() {
        for (int i = 1; i <= 5; i++) {
            assertEquals(
                    2, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", i).size());
        }
        assertEquals(1, repeated());
    }

    @Test
    void anAddressThatAsksTenTimesInAMinuteIsNotAnsweredMore() {
        for (int i = 1; i <= PnpResponder.MOST_OF_SOURCE; i++) {
            assertEquals(
                    2, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", i).size());
        }
        int last = PnpResponder.MOST_OF_SOURCE;
        assertEquals(List.of(), ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", last + 1));
        assertEquals(
                1, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", last).size(), "the same question");
        exchange.rig.now = exchange.rig.now.plusSeconds(60);
        assertEquals(
                2, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", last + 1).size());
    }

    /** Each from an address of its own, as a sender can make them up. */
    @Test
    void soManyAreOpenAndNoMore() {
        for (int i = 0; i < 3 * PnpResponder.MOST_OPEN; i++) {
            String uri = "sip:MAC" + new MacAddress(MANY + i).plain() + "@224.0.1.75";
            Source source = new Source(new Ip4(PHONE.ip().bits() + i), 5059, Transport.UDP);
            if (i % PnpResponder.MOST_IN_A_SECOND == 0) {
                exchange.rig.now = exchange.rig.now.plusSeconds(1);
            }
            assertEquals(2, sends(uri, source));
        }
        assertEquals(PnpResponder.MOST_OPEN, repeated());
    }

    @Test
    void inOneSecondNoMoreAreAnswered() {
        for (int i = 0; i < PnpResponder.MOST_IN_A_SECOND + 5; i++) {
            String uri = "sip:MAC" + new MacAddress(MANY + i).plain() + "@224.0.1.75";
            Source source = new Source(new Ip4(PHONE.ip().bits() + i), 5059, Transport.UDP);
            assertEquals(i < PnpResponder.MOST_IN_A_SECOND ? 2 : 0, sends(uri, source));
        }
    }

    /** Whoever copies a phone's Call-ID keeps nothing from it. */
    @Test
    void theSameQuestionFromAnotherAddressIsAnother() {
        Source other = new Source(Ip4.of("10.66.9.9"), 5059, Transport.UDP);
        assertEquals(2, sends("sip:MAC0015654f9e01@224.0.1.75", other));
        assertEquals(2, ask("sip:MAC0015654f9e01@224.0.1.75", "ua-profile", 1).size());
    }

    private long sends(String uri, Source source) {
        return exchange.server.receive(question(uri, "ua-profile", 1, "<sip:10.66.3.239:5059>"), source).stream()
                .filter(Effect.Send.class::isInstance)
                .count();
    }

    /** How many NOTIFYs are sent again because nobody answered. */
    private long repeated() {
        exchange.rig.elapsed += 600_000_000L;
        return exchange.server.wake().stream()
                .filter(Effect.Send.class::isInstance)
                .count();
    }

    @Test
    void otherSubscriptionsGetNoNotify() {
        assertTrue(ask("sip:MAC0015654f9e01@224.0.1.75", "message-summary", 3).stream()
                .noneMatch(SipRequest.class::isInstance));
    }

    @Test
    void aBoxThatServesNoPhonesIsSilentInTheGroup() {
        Exchange silent = new Exchange();
        String text =
                "SUBSCRIBE sip:MAC0015654f9e01@224.0.1.75 SIP/2.0\r\nVia: SIP/2.0/UDP 10.66.3.239:5059;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=p\r\nTo: <sip:a@b>\r\n"
                        + "Call-ID: ask\r\nCSeq: 1 SUBSCRIBE\r\nEvent: ua-profile\r\n\r\n";
        assertEquals(
                List.of(),
                sent(silent.server.receive(SipParser.parse(text.getBytes(StandardCharsets.ISO_8859_1)), PHONE)));
    }
}
