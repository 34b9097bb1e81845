package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipUri;
import org.dialtone.sip.wire.SipWriter;
import org.dialtone.sip.wire.StreamFrames;

/**
 * No bytes throw; a message that was read and written reads the same. The seeds are in the folder beside, one folder
 * for each method.
 */
class SipFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void parser(byte[] bytes) {
        if (SipParser.parse(bytes) instanceof Parsed.Sound(SipMessage message)) {
            SipMessage again = assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipWriter.write(message)))
                    .message();
            assertEquals(message.cseq(), again.cseq());
            assertEquals(message.from(), again.from());
            assertEquals(message.via(), again.via());
            message.to()
                    .map(NameAddress::uri)
                    .flatMap(SipUri::parse)
                    .ifPresent(uri -> assertEquals(true, uri.matches(uri)));
        }
    }

    /** Every answer to a sound request is itself a sound message. */
    @FuzzTest(maxDuration = "1h")
    void registrar(byte[] bytes) {
        RegistrarRig rig = new RegistrarRig();
        Source source = new Source(RegistrarRig.HOME, 5060, Transport.UDP);
        Parsed parsed = SipParser.parse(bytes);
        rig.answer(parsed, source).ifPresent(SipWriter::write);
        if (parsed instanceof Parsed.Sound) {
            rig.answer(parsed, source)
                    .ifPresent(response ->
                            assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipWriter.write(response))));
        }
        rig.registrar().expire();
    }

    /**
     * Sends several messages in a row to the whole server: from a phone that may call, from one that is called and from
     * one over TCP, while the box sends NOTIFY and OPTIONS itself. Every message that goes out is sound, except for
     * what an answer must repeat.
     */
    @FuzzTest(maxDuration = "1h")
    void server(byte[] bytes) {
        Exchange exchange = new Exchange();
        exchange.server.enroll(new PnpResponderTest());
        sound(exchange.server.qualify(Duration.ofSeconds(5)));
        sound(exchange.server.tell(new NotifyRound(
                List.of(
                        new NotifyOrder(
                                RegistrarRig.PHONE,
                                Set.of(RegistrarRig.PHONE),
                                Purpose.REBOOT,
                                "check-sync;reboot=true"),
                        new NotifyOrder(RegistrarRig.OTHER, Set.of(RegistrarRig.OTHER), Purpose.PROVISION, "resync")),
                Purpose.PROVISION,
                1,
                exchange.rig.now)));
        List<Source> sources = List.of(
                exchange.phones.get("a").source, exchange.phones.get("d").source, exchange.phones.get("t").source);
        int turn = 0;
        for (String text : new String(bytes, StandardCharsets.ISO_8859_1).split("====\n")) {
            Source source = sources.get(turn++ % sources.size());
            Parsed parsed = SipParser.parse(text.getBytes(StandardCharsets.ISO_8859_1));
            List<Effect> effects = exchange.server.receive(parsed, source);
            if (parsed instanceof Parsed.Sound) {
                sound(effects);
            } else {
                // A 400 repeats the Via that could not be read (RFC 3261 section 8.2.6.2).
                Exchange.sent(effects).forEach(SipWriter::write);
            }
            exchange.rig.pass(1);
            sound(exchange.server.wake());
        }
        exchange.rig.pass(300);
        sound(exchange.server.wake());
        exchange.server.expire();
        sound(exchange.server.lost(sources.getLast()));
    }

    private static void sound(List<Effect> effects) {
        Exchange.sent(effects)
                .forEach(message -> assertInstanceOf(Parsed.Sound.class, SipParser.parse(SipWriter.write(message))));
    }

    @FuzzTest(maxDuration = "1h")
    void stream(byte[] bytes) {
        StreamFrames whole = new StreamFrames();
        StreamFrames pieces = new StreamFrames();
        List<StreamFrames.Frame> atOnce = whole.feed(bytes);
        int byBytes = 0;
        for (byte b : bytes) {
            byBytes += pieces.feed(new byte[] {b}).size();
        }
        assertEquals(atOnce.size(), byBytes);
    }
}
