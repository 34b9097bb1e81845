package org.dialtone.web.login;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.dialtone.web.login.LoginQueue.Verdict;
import org.dialtone.web.login.LoginQueue.Waiting;

/**
 * Compares passwords one after the other on one thread, because bcrypt takes all of a processor: however many guess,
 * the phones keep the others.
 */
@ApplicationScoped
class LoginTurns {

    /** More than the longest line takes; only a box that ends answers nobody. */
    private static final int LONGEST_SECONDS = 60;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("passwords").factory());
    private final LoginLimit limit;
    private final LoginQueue queue;
    private final LongSupplier nanos;

    @Inject
    LoginTurns(LoginLimit limit) {
        this(limit, System::nanoTime);
    }

    LoginTurns(LoginLimit limit, LongSupplier nanos) {
        this.limit = limit;
        queue = new LoginQueue(limit);
        this.nanos = nanos;
    }

    /** Whether a trial would be turned away now. Never waits. */
    boolean isClosed(LoginTrial trial) {
        synchronized (queue) {
            return queue.isClosed(trial);
        }
    }

    /** Waits until it is this trial's turn, some seconds at most, and then for the comparison. */
    Verdict compare(LoginTrial trial, BooleanSupplier isRight) {
        CompletableFuture<Verdict> answer;
        synchronized (queue) {
            answer = queue.offer(trial, isRight, nanos.getAsLong());
        }
        thread.execute(this::turn);
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Verdict.LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.LATER;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the password couldn't be compared", e.getCause());
        }
    }

    /** There is one for each password that waits: it compares one, or comes again when one may be compared. */
    private void turn() {
        Optional<Waiting> next;
        Optional<Long> pause;
        synchronized (queue) {
            next = queue.next(nanos.getAsLong());
            pause = queue.pause(nanos.getAsLong());
        }
        if (next.isPresent()) {
            compare(next.get());
        } else {
            pause.ifPresent(wait -> thread.schedule(this::turn, wait, TimeUnit.NANOSECONDS));
        }
    }

    private void compare(Waiting next) {
        long began = nanos.getAsLong();
        try {
            next.answer().complete(judged(next));
        } catch (RuntimeException | Error e) {
            next.answer().completeExceptionally(e);
        }
        synchronized (queue) {
            queue.compared(next, began, nanos.getAsLong());
        }
    }

    /** Counts before it answers, so that the next of the same place pays for this one. */
    private Verdict judged(Waiting next) {
        if (next.isRight().getAsBoolean()) {
            limit.succeeded(next.trial());
            return Verdict.RIGHT;
        }
        limit.failed(next.trial());
        return Verdict.WRONG;
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }
}
