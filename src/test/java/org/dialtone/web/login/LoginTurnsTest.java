package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dialtone.web.login.LoginQueue.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTurnsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final LoginLimit limit = new LoginLimit(() -> 0);
    /** Its clock stands still, so that whoever must wait waits. */
    private final LoginTurns turns = new LoginTurns(limit, () -> 0);

    @AfterEach
    void close() {
        turns.close();
    }

    private CompletableFuture<Verdict> ask(LoginTrial trial, boolean right) {
        return CompletableFuture.supplyAsync(() -> turns.compare(trial, () -> right), Thread.ofVirtual()::start);
    }

    private static Verdict said(CompletableFuture<Verdict> answer) throws Exception {
        return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Each left a task that came again as long as anybody waited. */
    @Test
    void refusedTrialsLeaveNoTasks() throws Exception {
        LoginTrial guess = LoginTrial.stranger("admin", "10.66.1.7");
        for (int i = 0; i < 10; i++) {
            limit.failed(guess);
        }
        LoginTrial before = LoginTrial.stranger("admin", "10.66.2.7");
        limit.failed(before);
        // The user's trials are spaced, and time stands still: this one waits.
        CompletableFuture<Verdict> waits = ask(before, true);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(Verdict.LATER, turns.compare(guess, () -> true));
        }
        assertTrue(turns.tasks() <= 1, () -> turns.tasks() + " tasks");
        assertEquals(Verdict.RIGHT, said(ask(LoginTrial.known("admin", "10.0.0.9"), true)));
        assertTrue(!waits.isDone() && turns.tasks() <= 1, () -> turns.tasks() + " tasks");
    }

    @Test
    void whoeverComesWhileOneIsComparedIsComparedToo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Verdict> first = CompletableFuture.supplyAsync(
                () -> turns.compare(LoginTrial.known("admin", "10.0.0.9"), () -> {
                    begun.countDown();
                    return awaited(go);
                }),
                Thread.ofVirtual()::start);
        assertTrue(begun.await(SOON.toSeconds(), TimeUnit.SECONDS));
        CompletableFuture<Verdict> second = ask(LoginTrial.known("anna", "10.0.0.8"), false);
        go.countDown();
        assertEquals(Verdict.RIGHT, said(first));
        assertEquals(Verdict.WRONG, said(second));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
