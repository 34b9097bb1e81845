package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.dialtone.web.login.LoginQueue.Verdict;
import org.junit.jupiter.api.Test;

/** A virtual clock; each comparison takes a tenth of a second. */
class LoginQueueTest {

    private static final long BCRYPT = Duration.ofMillis(100).toNanos();
    private static final String RIGHT = "right";

    private final AtomicLong now = new AtomicLong();
    private final LoginLimit limit = new LoginLimit(now::get);
    private final LoginQueue queue = new LoginQueue(limit);
    private final List<String> compared = new ArrayList<>();

    private CompletableFuture<Verdict> offer(LoginTrial trial, String password) {
        return queue.offer(
                trial,
                () -> {
                    compared.add(trial.place());
                    return password.equals(RIGHT);
                },
                now.get());
    }

    /** What the one thread does, for so long. */
    private void run(Duration time) {
        long end = now.get() + time.toNanos();
        while (now.get() < end) {
            queue.next(now.get())
                    .ifPresentOrElse(
                            this::compare,
                            () -> now.addAndGet(queue.pause(now.get())
                                    .map(pause -> Math.clamp(pause, 1, BCRYPT))
                                    .orElse(BCRYPT)));
        }
    }

    private void compare(LoginQueue.Waiting next) {
        long began = now.get();
        now.addAndGet(BCRYPT);
        boolean right = next.isRight().getAsBoolean();
        if (right) {
            limit.succeeded(next.trial());
        } else {
            limit.failed(next.trial());
        }
        next.answer().complete(right ? Verdict.RIGHT : Verdict.WRONG);
        queue.compared(next, began, now.get());
    }

    private static LoginTrial guess(int network) {
        return LoginTrial.stranger("admin", "10.66." + network + ".7");
    }

    private static Verdict said(CompletableFuture<Verdict> answer) {
        return answer.getNow(null);
    }

    /** Sixty networks guess as fast as they are answered. */
    private void attack(Duration time) {
        for (long end = now.get() + time.toNanos(); now.get() < end; ) {
            for (int network = 1; network <= 60; network++) {
                offer(guess(network), "wrong");
            }
            run(Duration.ofMillis(200));
        }
    }

    @Test
    void aRightPasswordFromAKnownPlaceIsNextWhoeverGuesses() {
        attack(Duration.ofSeconds(20));
        for (int network = 61; network < 200; network++) {
            offer(guess(network), "wrong");
        }
        CompletableFuture<Verdict> own = offer(LoginTrial.known("admin", "10.66.0.9"), RIGHT);
        run(Duration.ofMillis(200));
        assertEquals(Verdict.RIGHT, said(own));
    }

    @Test
    void aRightPasswordFromANewNetworkComesBeforeThoseThatFailed() {
        attack(Duration.ofSeconds(20));
        CompletableFuture<Verdict> own = offer(LoginTrial.stranger("admin", "192.0.2.9"), RIGHT);
        run(Duration.ofSeconds(2));
        assertEquals(Verdict.RIGHT, said(own));
    }

    @Test
    void anAttackThatJustBeganKeepsANewNetworkWaitingForSomeSeconds() {
        attack(Duration.ofSeconds(1));
        CompletableFuture<Verdict> own = offer(LoginTrial.stranger("admin", "192.0.2.9"), RIGHT);
        int seconds = 1;
        for (; said(own) != Verdict.RIGHT && seconds < 60; seconds++) {
            if (own.isDone()) {
                own = offer(LoginTrial.stranger("admin", "192.0.2.9"), RIGHT);
            }
            attack(Duration.ofSeconds(1));
        }
        assertTrue(seconds <= 20, seconds + " s");
    }

    @Test
    void sixtyNetworksGetFewGuesses() {
        attack(Duration.ofMinutes(5));
        assertTrue(compared.size() < 360, () -> compared.size() + " were compared");
    }

    /** Else bcrypt would hold a processor for as long as somebody guesses. */
    @Test
    void strangersGetHalfOfAProcessorAtMost() {
        for (int network = 1; network <= 40; network++) {
            offer(LoginTrial.stranger("user" + network, "10.66." + network + ".7"), "wrong");
        }
        run(Duration.ofSeconds(4));
        assertEquals(20, compared.size());
        for (int i = 0; i < 8; i++) {
            offer(LoginTrial.known("admin", "10.66.0.9"), RIGHT);
        }
        run(Duration.ofMillis(800));
        assertEquals(28, compared.size());
    }

    @Test
    void whereTooManyWaitThoseOfBusyNetworksGiveWay() {
        List<CompletableFuture<Verdict>> answers = new ArrayList<>();
        for (int i = 0; i < LoginQueue.MOST; i++) {
            answers.add(offer(guess(i / LoginQueue.MOST_OF_ONE), "wrong"));
        }
        assertTrue(answers.stream().noneMatch(CompletableFuture::isDone));
        assertFalse(offer(guess(99), RIGHT).isDone());
        assertEquals(
                1, answers.stream().filter(each -> said(each) == Verdict.LATER).count());
        assertEquals(Verdict.LATER, said(answers.getLast()));
    }

    @Test
    void onePlaceHasABoundedNumberAndIsTurnedAwayAfterItsFailures() {
        List<CompletableFuture<Verdict>> answers = new ArrayList<>();
        for (int i = 0; i <= LoginQueue.MOST_OF_ONE; i++) {
            answers.add(offer(guess(1), "wrong"));
        }
        assertEquals(Verdict.LATER, said(answers.getLast()));
        run(Duration.ofMillis(700));
        assertEquals(3, compared.size());
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
        assertEquals(Verdict.LATER, said(offer(guess(1), RIGHT)));
    }

    @Test
    void nobodyWaitsForever() {
        for (int network = 0; network < 10; network++) {
            limit.failed(guess(100 + network));
        }
        List<CompletableFuture<Verdict>> answers = new ArrayList<>();
        for (int network = 1; network <= 40; network++) {
            answers.add(offer(guess(network), "wrong"));
        }
        run(Duration.ofSeconds(25));
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
        assertTrue(compared.size() <= 41, () -> compared.size() + " were compared");
    }

    /** Each login in another browser leaves a cookie that proves itself; one account makes as many as it likes. */
    @Test
    void whoeverLoggedInInManyBrowsersKeepsNobodyOutWhoIsKnown() {
        for (int browser = 0; browser < 2 * LoginQueue.MOST; browser++) {
            offer(LoginTrial.known("eve", "browser " + browser), "wrong");
        }
        CompletableFuture<Verdict> own = offer(LoginTrial.known("admin", "browser of admin"), RIGHT);
        run(Duration.ofMillis(200));
        assertEquals(Verdict.RIGHT, said(own));
    }

    @Test
    void failuresAtOneKnownPlaceDisplaceNobodyAtAnother() {
        for (int user = 0; user < 2 * LoginQueue.MOST; user++) {
            LoginTrial guess = LoginTrial.known("user" + user, "10.66." + user + ".9");
            limit.failed(guess);
            offer(guess, "wrong");
        }
        CompletableFuture<Verdict> own = offer(LoginTrial.known("admin", "10.66.0.8"), RIGHT);
        run(Duration.ofMillis(100));
        assertEquals(Verdict.RIGHT, said(own));
    }

    @Test
    void aNeighbourWhoGuessesKeepsNobodyOnTheLinkOut() {
        for (int i = 0; i < 30; i++) {
            offer(LoginTrial.neighbour("admin", "10.66.0.66"), "wrong");
            run(Duration.ofSeconds(1));
            offer(LoginTrial.neighbour("admin", "10.66.0.66"), "wrong");
        }
        CompletableFuture<Verdict> own = offer(LoginTrial.neighbour("admin", "10.66.0.9"), RIGHT);
        run(Duration.ofSeconds(1));
        assertEquals(Verdict.RIGHT, said(own));
    }
}
