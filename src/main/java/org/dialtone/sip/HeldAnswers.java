package org.dialtone.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.dialtone.sip.wire.SipResponse;

/**
 * Keeps the 200 to a REGISTER back until the disk has the bindings that it tells of: what a phone was told outlives a
 * crash. A disk or database that fails keeps no phone waiting for longer than the limit. For one thread.
 */
final class HeldAnswers {

    /**
     * The limit, in milliseconds: the answer is there before a phone repeats its request, which over UDP it does after
     * half a second (T1, RFC 3261 section 17.1.2.2), and a commit takes a small part of it.
     */
    static final long LONGEST = 400;

    private final EffectQueue outbox;
    /** The last commit of each user that answers still wait for. */
    private final Map<String, BindingCommit> last = new HashMap<>();

    HeldAnswers(EffectQueue outbox) {
        this.outbox = outbox;
    }

    /** Notes that bindings of this user are on their way to the disk. */
    void await(String user, CompletionStage<Void> stored) {
        if (!stored.toCompletableFuture().isDone()) {
            BindingCommit commit = new BindingCommit(user, stored);
            commit.limit(outbox.after(LONGEST, () -> release(commit)));
            last.put(user, commit);
            outbox.await(commit);
        }
    }

    /** Sends the answer when all that was changed of its user until now is on the disk; at once where it is. */
    void send(String user, SipResponse answer, Source to) {
        BindingCommit commit = last.get(user);
        if (commit == null) {
            outbox.send(answer, to);
        } else {
            commit.hold(new Effect.Send(answer, to));
        }
    }

    /** Sends what waits for this commit, which has ended, or takes too long. */
    void release(BindingCommit commit) {
        last.remove(commit.user(), commit);
        commit.end().forEach(answer -> outbox.send(answer.message(), answer.to()));
    }
}
