package org.dialtone.web.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The passwords that wait to be compared, a bounded number of them. Known places come first; among them, and among
 * strangers, those that failed the least, and where too many wait, the others give way. For one thread at a time.
 */
final class LoginQueue {

    /** Of strangers, and of known places. */
    static final int MOST = 48;
    /** Of one place; a program with the right password may ask for several things at once. */
    static final int MOST_OF_ONE = 8;

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final LoginLimit limit;
    /** In the order in which they are compared, as the strangers. */
    private final List<Waiting> known = new ArrayList<>();

    private final List<Waiting> strangers = new ArrayList<>();

    private long restUntil;
    private boolean rests;

    /** What became of a trial. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Not compared: too many failed, or too many wait. */
        LATER
    }

    /**
     * A password that waits.
     *
     * @param rank  the lower, the sooner
     * @param since elapsed nanoseconds
     */
    record Waiting(
            LoginTrial trial, int rank, long since, BooleanSupplier isRight, CompletableFuture<Verdict> answer) {}

    LoginQueue(LoginLimit limit) {
        this.limit = limit;
    }

    /** Whether a trial would be turned away now. */
    boolean isClosed(LoginTrial trial) {
        return limit.secondsToWait(trial) > 0 || own(trial) >= MOST_OF_ONE;
    }

    /** Takes a password in; its answer comes at once where it, or another in its stead, is turned away. */
    CompletableFuture<Verdict> offer(LoginTrial trial, BooleanSupplier isRight, long now) {
        CompletableFuture<Verdict> answer = new CompletableFuture<>();
        if (isClosed(trial)) {
            answer.complete(Verdict.LATER);
            return answer;
        }
        List<Waiting> line = line(trial);
        int rank = limit.failures(trial) * MOST_OF_ONE + before(trial);
        line.add(new Waiting(trial, rank, now, isRight, answer));
        line.sort(Comparator.comparingInt(Waiting::rank));
        if (line.size() > MOST) {
            line.removeLast().answer().complete(Verdict.LATER);
        }
        return answer;
    }

    /** The password that is compared now; empty where none may be. */
    Optional<Waiting> next(long now) {
        known.removeIf(this::turnedAway);
        strangers.removeIf(each -> turnedAway(each) || isTooOld(each, now));
        if (!known.isEmpty()) {
            return Optional.of(known.removeFirst());
        }
        Optional<Waiting> next = resting(now) > 0
                ? Optional.empty()
                : strangers.stream()
                        .filter(each -> limit.pauseOf(each.trial()) == 0)
                        .findFirst();
        next.ifPresent(strangers::remove);
        return next;
    }

    /**
     * Strangers' passwords are compared half of the time at most: whatever they guess, the other half of one processor
     * is left to the phones.
     */
    void compared(Waiting done, long began, long now) {
        if (!done.trial().known()) {
            rests = true;
            restUntil = now + (now - began);
        }
    }

    /** Nanoseconds until {@link #next} may give one; empty where none waits. */
    Optional<Long> pause(long now) {
        if (!known.isEmpty()) {
            return Optional.of(0L);
        }
        return strangers.stream()
                .map(each -> Math.max(resting(now), limit.pauseOf(each.trial())))
                .min(Comparator.naturalOrder());
    }

    private long resting(long now) {
        rests &= restUntil - now > 0;
        return rests ? restUntil - now : 0;
    }

    /** The one before it from the same place may just have failed. */
    private boolean turnedAway(Waiting each) {
        return limit.secondsToWait(each.trial()) > 0 && each.answer().complete(Verdict.LATER);
    }

    private static boolean isTooOld(Waiting each, long now) {
        return now - each.since() > PATIENCE && each.answer().complete(Verdict.LATER);
    }

    private List<Waiting> line(LoginTrial trial) {
        return trial.known() ? known : strangers;
    }

    /**
     * How many wait already that it gives way to: of a stranger's place; of known places also those with the same user,
     * who may have logged in in many browsers.
     */
    private int before(LoginTrial trial) {
        return trial.known()
                ? (int) known.stream()
                        .filter(each -> isAlike(each.trial(), trial))
                        .count()
                : own(trial);
    }

    private static boolean isAlike(LoginTrial one, LoginTrial other) {
        return one.place().equals(other.place()) || one.user().equals(other.user());
    }

    private int own(LoginTrial trial) {
        return (int) line(trial).stream()
                .filter(each -> each.trial().place().equals(trial.place()))
                .count();
    }
}
