package org.dialtone.web.login;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("passwords").factory());
    private final LoginLimit limit;
    private final LoginQueue queue;
    private final LongSupplier nanos;
    /** Guarded by the queue, as the next. */
    private boolean atWork;

    private Future<?> later = CompletableFuture.completedFuture(null);

    @Inject
    LoginTurns(LoginLimit limit) {
        this(limit, System::nanoTime);
    }

    LoginTurns(LoginLimit limit, LongSupplier nanos) {
        this.limit = limit;
        queue = new LoginQueue(limit);
        this.nanos = nanos;
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Number of tasks that wait to run; of that there is one at most, whoever asks however often. */
    int tasks() {
        return thread.getQueue().size();
    }

    /** Waits until it is this trial's turn, some seconds at most, and then for the comparison. */
    Verdict compare(LoginTrial trial, BooleanSupplier isRight) {
        CompletableFuture<Verdict> answer;
        synchronized (queue) {
            answer = queue.offer(trial, isRight, nanos.getAsLong());
            if (!answer.isDone()) {
                wake();
            }
        }
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

    /** One task compares all that waits, however many come meanwhile; whoever calls holds the queue. */
    private void wake() {
        if (!atWork) {
            atWork = true;
            later.cancel(false);
            later = thread.schedule(this::work, 0, TimeUnit.NANOSECONDS);
        }
    }

    private void work() {
        for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
            compare(next.get());
        }
    }

    /** Where none may be compared now, the work ends until one may be, or until another comes. */
    private Optional<Waiting> next() {
        synchronized (queue) {
            Optional<Waiting> next = queue.next(nanos.getAsLong());
            atWork = next.isPresent();
            if (!atWork) {
                later.cancel(false);
                queue.pause(nanos.getAsLong())
                        .ifPresent(wait -> later = thread.schedule(this::work, wait, TimeUnit.NANOSECONDS));
            }
            return next;
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
