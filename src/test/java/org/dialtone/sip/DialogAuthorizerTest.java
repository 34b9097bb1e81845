package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a side may send within its call: without proof, much later, and from a new address. */
class DialogAuthorizerTest {

    private final Exchange exchange = new Exchange();
    private final Handset a = exchange.phones.get("a");
    private final Handset d = exchange.phones.get("d");
    private final Handset x = exchange.phones.get("x");

    /** What becomes of a request: its status, or the place that it goes to; empty where neither. */
    private String fate(Parsed request, Source source) {
        return exchange.server.receive(request, source).stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .filter(sent -> !(sent.message() instanceof SipResponse response) || response.status() > 100)
                .map(sent -> sent.message() instanceof SipResponse response
                        ? Integer.toString(response.status())
                        : sent.to().ip() + ":" + sent.to().port())
                .findFirst()
                .orElse("");
    }

    private void talk(Handset caller, Parsed invite) {
        exchange.send(caller, invite);
        exchange.send(d, d.answer("200", "INVITE", ""));
        exchange.send(caller, caller.inside("ACK"));
    }

    private static Parsed changed(Parsed request, String regex, String instead) {
        String text = new String(SipWriter.write(((Parsed.Sound) request).message()), StandardCharsets.ISO_8859_1);
        return SipParser.parse(text.replaceFirst(regex, instead).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "INVITE, 10.66.1.8:5062",
        "UPDATE, 10.66.1.8:5062",
        "PRACK, 10.66.1.8:5062",
        "ACK, 10.66.1.8:5062",
        "INFO, 403",
        "MESSAGE, 403",
        "REFER, 403",
        "SUBSCRIBE, 403",
        "NOTIFY, 403",
        "OPTIONS, 403",
        "BYE, 10.66.1.8:5062",
    })
    void aStrangersCallForHelpOpensNoOtherDoor(String method, String fate) {
        talk(x, x.bare("INVITE", "sip:112@box", "From: <sip:guest@box>\n"));
        assertEquals(fate, fate(x.inside(method), x.source));
        String elsewhere = fate.equals("403") ? "403" : "10.66.1.8:5062";
        assertEquals(
                elsewhere,
                fate(changed(x.inside(method), "sip:1004@10.66.1.8:5062", "sip:1004@10.66.1.8:9999"), x.source),
                "to another port of the phone");
    }

    /** Of two packages the phone might take the one that restarts it. */
    @ParameterizedTest
    @CsvSource({
        "Event: refer, '', 10.66.1.8:5062",
        "Event: refer, 'Event: check-sync\n', 400",
        "Event: refer, 'o: check-sync\n', 400"
    })
    void aNotificationNamesOnePackage(String first, String second, String fate) {
        talk(a, a.request("INVITE", "sip:1004@box", ""));
        assertEquals(fate, fate(a.inside("NOTIFY", first + "\n" + second), a.source));
    }

    @Test
    void aStrangerKeepsTheNameThatItCameUnder() {
        talk(x, x.bare("INVITE", "sip:112@box", "From: <sip:guest@box>\n"));
        assertEquals("403", fate(changed(x.inside("UPDATE"), "From: <sip:guest@", "From: <sip:1004@"), x.source));
        assertEquals("403", fate(changed(x.inside("INVITE"), "From: <sip:guest@", "From: <sip:@"), x.source));
        assertEquals("10.66.9.9:5062", fate(d.inside("INFO"), d.source), "the called side is proven");
    }

    /** The caller wrote the name of an extension whose phone is elsewhere; the call ends all the same. */
    @Test
    void aCallForHelpUnderAnothersNameCanBeHungUp() {
        exchange.rig.holders.put(x.source.ip(), RegistrarRig.OTHER);
        talk(x, x.bare("INVITE", "sip:112@box", ""));
        assertEquals("10.66.1.8:5062", fate(x.inside("BYE"), x.source));
    }

    @ParameterizedTest
    @CsvSource({"PT11H, 10.66.1.8:5062", "PT14H, 481"})
    void aCallSurvivesARestartAsLongAsACallMayLast(Duration later, String fate) {
        talk(a, a.request("INVITE", "sip:1004@box", ""));
        exchange.restart();
        exchange.rig.now = exchange.rig.now.plus(later);
        for (String phone : List.of("1001", "1004")) {
            exchange.rig.bindings.expire(phone);
        }
        assertEquals(fate, fate(a.inside("UPDATE"), a.source));
        assertEquals("10.66.1.8:5062", fate(a.inside("BYE"), a.source));
    }

    @Test
    void aCallThatTheBoxKnowsGoesOnHoweverLong() {
        talk(a, a.request("INVITE", "sip:1004@box", ""));
        exchange.rig.now = exchange.rig.now.plus(Duration.ofDays(2));
        assertEquals("10.66.1.8:5062", fate(a.inside("UPDATE"), a.source));
    }

    /** The phone got another address in the middle of its call. */
    @Test
    void aSideThatMovedProvesItselfWithItsPassword() {
        talk(a, a.request("INVITE", "sip:1004@box", ""));
        Source anew = new Source(Ip4.of("10.66.1.77"), 5062, Transport.UDP);
        exchange.rig.holders.put(anew.ip(), RegistrarRig.PHONE);
        assertEquals("407", fate(a.inside("INVITE"), anew));
        assertEquals("", fate(a.inside("ACK"), anew), "an ACK can't be challenged");
        assertEquals("10.66.1.8:5062", fate(a.inside("INVITE", proof("1001", "secret", "INVITE")), anew));
        assertEquals("10.66.1.8:5062", fate(a.inside("ACK"), anew));
        assertEquals("407", fate(a.inside("BYE"), anew));
        assertEquals("407", fate(a.inside("BYE", proof("1001", "wrong", "BYE")), anew));
        assertEquals("403", fate(a.inside("BYE", proof("1003", "open", "BYE")), anew));
        assertEquals("10.66.1.8:5062", fate(a.inside("BYE", proof("1001", "secret", "BYE")), anew));
        assertEquals(Call.End.CALLER_HUNG_UP, exchange.ended.latest().end());
    }

    private String proof(String user, String password, String method) {
        return "Proxy-Authorization: "
                + Caller.answer("MD5", user, password, method, "sip:1004@10.66.1.8:5062", exchange.nonce(), 1) + "\n";
    }

    @Test
    void aSideThatMovedIsReachedWhereItsContactIsRegistered() {
        talk(a, a.request("INVITE", "sip:1004@box", ""));
        String contact = "sip:1004@10.66.1.88:5062";
        Binding before = exchange.rig.bindings.of("1004").getFirst();
        exchange.rig.bindings.change(
                "1004",
                List.of(new ContactUpdate.Contact(contact, SipUri.parse(contact).orElseThrow(), 3600, null)),
                _ -> new BindingBuilder("1004", "10.66.1.88")
                        .contact(contact)
                        .port(5062)
                        .callId("anew")
                        .between(before.registered(), before.expires())
                        .build(),
                _ -> false);
        Parsed update = changed(a.inside("UPDATE"), "sip:1004@10.66.1.8:5062", contact);
        assertEquals("10.66.1.88:5062", fate(update, a.source));
        Parsed other = changed(a.inside("UPDATE"), "sip:1004@10.66.1.8:5062", "sip:1004@10.66.1.99:5062");
        assertEquals("10.66.1.8:5062", fate(other, a.source), "nobody is registered there");
    }
}
