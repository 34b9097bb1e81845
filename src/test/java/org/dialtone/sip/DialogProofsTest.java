package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.sip.DialogProofs.Side;
import org.dialtone.sip.DialogProofs.Sides;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogProofsTest {

    private static final Side CALLER = new Side("1001", new Source(Ip4.of("10.66.1.5"), 5062, Transport.UDP), true);
    private static final Side CALLEE = new Side("*9+#", new Source(Ip4.of("10.66.1.8"), 65_535, Transport.TLS), true);

    private Instant now = Instant.parse("2026-03-01T08:59:59Z");
    private final DialogProofs proofs =
            new DialogProofs(() -> "a key of sixteen".getBytes(StandardCharsets.US_ASCII), () -> now);
    private final String proof = proofs.make(request("c1", "a", ""), CALLER, CALLEE);

    private static SipRequest request(String callId, String from, String to) {
        String text =
                "INFO sip:1004@10.66.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bKx\r\nFrom: <sip:1001@box>%s\r\nTo: <sip:1004@box>%s\r\nCall-ID: %s\r\nCSeq: 1 INFO\r\n\r\n"
                        .formatted(tag(from), tag(to), callId);
        return (SipRequest) ((Parsed.Sound) SipParser.parse(text.getBytes(StandardCharsets.US_ASCII))).message();
    }

    private static String tag(String tag) {
        return tag.isEmpty() ? "" : ";tag=" + tag;
    }

    @Test
    void eachSideSeesItselfAndTheOther() {
        assertEquals(
                Optional.of(new Sides(proof, CALLER, CALLEE, "", true)), proofs.read(proof, request("c1", "a", "d")));
        assertEquals(
                Optional.of(new Sides(proof, CALLEE, CALLER, "1004", true)),
                proofs.read(proof, request("c1", "d", "a")));
    }

    @Test
    void aCallerWithoutATagHasADialogToo_rfc2543() {
        String old = proofs.make(request("c1", "", ""), CALLER, CALLEE);
        assertEquals(Optional.of(new Sides(old, CALLER, CALLEE, "", true)), proofs.read(old, request("c1", "", "d")));
        assertEquals(
                Optional.of(new Sides(old, CALLEE, CALLER, "1004", true)), proofs.read(old, request("c1", "d", "")));
    }

    @ParameterizedTest
    @CsvSource({"c2, a, d", "c1, b, d", "c1, d, b", "c1a, '', d", "'c', 1a, d"})
    void itProvesNoOtherDialog(String callId, String from, String to) {
        assertEquals(Optional.empty(), proofs.read(proof, request(callId, from, to)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u00e9"})
    void rubbishProvesNothing(String rubbish) {
        assertEquals(Optional.empty(), proofs.read(rubbish, request("c1", "a", "d")));
    }

    /** Every bit counts: another address, another user, another seal. */
    @Test
    void aChangedProofProvesNothing() {
        for (int i = 0; i < proof.length(); i++) {
            char other = proof.charAt(i) == 'A' ? 'Z' : 'A';
            String changed = proof.substring(0, i) + other + proof.substring(i + 1);
            Optional<Sides> read = proofs.read(changed, request("c1", "a", "d"));
            // The last character has bits that no byte takes up.
            assertTrue(read.isEmpty() || i == proof.length() - 1, "at " + i);
        }
    }

    @Test
    void theKeyOfAnotherBoxProvesNothing() {
        DialogProofs others = new DialogProofs(() -> new byte[16], () -> now);
        assertEquals(Optional.empty(), others.read(proof, request("c1", "a", "d")));
    }

    /** Whoever guesses passwords would read it from the proof. */
    @Test
    void whetherTheCallerIsProvenIsInTheSealAlone() {
        Side unproven = new Side(CALLER.user(), CALLER.hop(), false);
        String other = proofs.make(request("c1", "a", ""), unproven, CALLEE);
        int body = Base64.getUrlDecoder().decode(proof).length - 16;
        assertEquals(proof.substring(0, body * 4 / 3), other.substring(0, body * 4 / 3));
        assertEquals(
                Optional.of(new Sides(other, unproven, CALLEE, "", true)), proofs.read(other, request("c1", "a", "d")));
        assertEquals(
                Optional.of(new Sides(other, CALLEE, unproven, "1004", true)),
                proofs.read(other, request("c1", "d", "a")));
    }

    @ParameterizedTest
    @CsvSource({"PT-48H, true", "PT12H, true", "PT14H, false", "P365D, false"})
    void aProofEndsWithTheLongestCall(Duration later, boolean recent) {
        now = now.plus(later);
        assertEquals(
                recent,
                proofs.read(proof, request("c1", "a", "d")).orElseThrow().recent());
    }

    @Test
    void itIsAWordThatAUriMayHave() {
        assertTrue(proof.matches("[A-Za-z0-9_-]+"), proof);
        assertTrue(proof.length() < 88, proof);
    }

    @Test
    void aLongUserIsCut() {
        Side endless = new Side("x".repeat(400), CALLER.hop(), true);
        Sides sides = proofs.read(proofs.make(request("c1", "a", ""), endless, CALLEE), request("c1", "a", "d"))
                .orElseThrow();
        assertEquals(255, sides.self().user().length());
    }
}
