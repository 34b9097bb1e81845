package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone is told that it is registered when the disk knows it, or when the disk takes too long. */
class HeldAnswersTest {

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");
    /** What left, each with its place in the phone's sequence. */
    private final List<String> left = new ArrayList<>();
    /** The seconds that each of them told its phone, where it told any. */
    private final List<Integer> terms = new ArrayList<>();

    private SipServer server;
    private Transport transport = Transport.UDP;

    @BeforeEach
    void open() {
        server = SipServer.of(
                rig.registrar,
                new CallBook(() -> rig.now, 0, _ -> {}),
                new Exchange(),
                () -> new byte[32],
                new SplittableRandom(1));
        phone.learn(
                perform(server.receive(phone.next(phone.contact()), source())).getFirst());
        left.clear();
        terms.clear();
    }

    private Source source() {
        return new Source(phone.address, 5062, transport);
    }

    /** Carries the effects out as the loop does, and returns what was sent. */
    private List<SipResponse> perform(List<Effect> effects) {
        List<SipResponse> sent = effects.stream()
                .flatMap(effect -> effect instanceof Effect.Send(SipResponse response, Source to) && to.equals(source())
                        ? Stream.of(response)
                        : Stream.empty())
                .toList();
        sent.forEach(response -> {
            left.add(response.status() + " " + response.cseq().map(CSeq::number).orElseThrow());
            response.headers()
                    .first(Headers.CONTACT)
                    .ifPresent(contact -> terms.add(Integer.valueOf(contact.replaceAll(".*;expires=", ""))));
        });
        effects.stream()
                .filter(Effect.AwaitCommit.class::isInstance)
                .map(effect -> ((Effect.AwaitCommit) effect).commit())
                .forEach(commit -> commit.stored().whenComplete((_, _) -> perform(server.ended(List.of(commit)))));
        return sent;
    }

    /** Sends a REGISTER whose commit the test ends. */
    private CompletableFuture<Void> register(String... fields) {
        CompletableFuture<Void> commit = new CompletableFuture<>();
        rig.commit = commit;
        perform(server.receive(phone.next(fields), source()));
        return commit;
    }

    private void again() {
        phone.cseq--;
        phone.count--;
        perform(server.receive(phone.next(phone.contact()), source()));
    }

    private void pass(long millis) {
        rig.elapsed += millis * 1_000_000;
        perform(server.wake());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void theAnswerLeavesWhenTheDiskHasTheBinding(Transport over) {
        transport = over;
        CompletableFuture<Void> commit = register(phone.contact());
        assertEquals(List.of(), left);
        assertEquals(1, rig.bindings.of("1001").size(), "it can be called meanwhile");
        commit.complete(null);
        assertEquals(List.of("200 2"), left);
        pass(10_000);
        assertEquals(List.of("200 2"), left);
    }

    @Test
    void aDiskThatFailsRefusesNobody() {
        register(phone.contact()).completeExceptionally(new IOException("no space left"));
        assertEquals(List.of("200 2"), left);
        again();
        assertEquals(List.of("200 2", "200 2"), left);
    }

    @Test
    void aDiskThatTakesTooLongIsNotWaitedFor() {
        CompletableFuture<Void> commit = register(phone.contact());
        pass(399);
        assertEquals(List.of(), left);
        pass(1);
        assertEquals(List.of("200 2"), left);
        again();
        assertEquals(List.of("200 2", "200 2"), left, "a repeated request isn't kept waiting anew");
        commit.complete(null);
        assertEquals(2, left.size());
    }

    /** The process that is active next may not know of it, so the phone is to come again soon. */
    @Test
    void whatADatabaseHasNotIsPromisedForAShortTerm() {
        rig.registrar.share(() -> true);
        CompletableFuture<Void> slow = register(phone.contact());
        pass(400);
        again();
        slow.complete(null);
        again();
        register(phone.contact()).completeExceptionally(new IOException("the server is away"));
        again();
        register(phone.contact()).complete(null);
        register(phone.contact() + ";expires=90").completeExceptionally(new IOException("the server is away"));
        rig.commit = CompletableFuture.failedFuture(new IOException("too many changes wait"));
        perform(server.receive(phone.next(phone.contact()), source()));
        int brief = terms.getFirst();
        assertTrue(brief >= 105 && brief <= 120, terms.toString());
        assertEquals(List.of(brief, brief, 3600, brief, brief, 3600, 90, brief), terms);
    }

    @Test
    void aBoxAlonePromisesWhatItHasInMemory() {
        register(phone.contact()).completeExceptionally(new IOException("no space left"));
        register(phone.contact());
        pass(400);
        assertEquals(List.of(3600, 3600), terms);
    }

    /** A retransmission is judged again, and comes to the same answer, no sooner than the first. */
    @Test
    void aRepeatedRequestWaitsForTheSameCommit() {
        CompletableFuture<Void> commit = register(phone.contact());
        pass(200);
        again();
        assertEquals(List.of(), left);
        commit.complete(null);
        assertEquals(List.of("200 2", "200 2"), left);
    }

    @Test
    void aRepeatedRequestIsAnsweredAtTheLatestWithTheFirst() {
        register(phone.contact());
        pass(399);
        again();
        assertEquals(List.of(), left);
        pass(1);
        assertEquals(List.of("200 2", "200 2"), left);
    }

    @Test
    void eachRequestWaitsForWhatItChanged() {
        CompletableFuture<Void> first = register(phone.contact());
        pass(300);
        CompletableFuture<Void> second = register(phone.contact());
        first.complete(null);
        assertEquals(List.of("200 2"), left);
        pass(399);
        assertEquals(List.of("200 2"), left);
        second.complete(null);
        assertEquals(List.of("200 2", "200 3"), left);
    }

    /** It changes nothing itself, but tells of what the disk doesn't have yet. */
    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Contact: *\nExpires: 0"})
    void whoAsksOrUnregistersMeanwhileWaitsToo(String fields) {
        CompletableFuture<Void> first = register(phone.contact());
        CompletableFuture<Void> second = register(fields.split("\n"));
        assertEquals(List.of(), left);
        first.complete(null);
        second.complete(null);
        assertEquals(List.of("200 2", "200 3"), left);
    }

    @Test
    void aRefusalWaitsForNoDisk() {
        register(phone.contact());
        int mine = phone.cseq;
        phone.cseq = 0;
        register(phone.contact());
        phone.cseq = mine;
        register(phone.contact() + ";expires=5");
        assertEquals(List.of("500 1", "423 3"), left);
    }

    @Test
    void anotherExtensionDoesNotWait() {
        register(phone.contact());
        rig.commit = CompletableFuture.completedFuture(null);
        Caller other = new Caller(rig, "1004", "twice");
        other.learn(
                perform(server.receive(other.next(other.contact()), source())).getFirst());
        SipResponse answer =
                perform(server.receive(other.next(other.contact()), source())).getFirst();
        assertEquals(200, answer.status());
        assertEquals(1, answer.headers().list(Headers.CONTACT).size());
    }
}
