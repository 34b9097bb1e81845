package org.dialtone.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.dialtone.sip.wire.SipResponse;

/**
 * Keeps the 200 to a REGISTER back until the disk has the bindings that it tells of: what a phone was told outlives a
 * crash. A disk or database that fails keeps no phone waiting for longer than the limit; what it doesn't have is promised
 * for a short term then. For one thread.
 */
final class HeldAnswers {

    /**
     * The limit, in milliseconds: the answer is there before a phone repeats its request, which over UDP it does after
     * half a second (T1, RFC 3261 section 17.1.2.2), and a commit takes a small part of it.
     */
    static final long LONGEST = 400;

    private final EffectQueue outbox;
    private final ShortTerm shortTerm;
    /** The last commit of each user, until it went well. */
    private final Map<String, BindingCommit> last = new HashMap<>();

    HeldAnswers(EffectQueue outbox, ShortTerm shortTerm) {
        this.outbox = outbox;
        this.shortTerm = shortTerm;
    }

    /** Notes that bindings of this user are on their way to the disk. */
    void await(String user, CompletionStage<Void> stored) {
        BindingCommit commit = new BindingCommit(user, stored);
        if (commit.isStored()) {
            last.remove(user);
        } else {
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
        } else if (commit.isOver()) {
            outbox.send(shortTerm.uncommitted(user, answer), to);
        } else {
            commit.hold(answer, to);
        }
    }

    /** Sends what waits for this commit, which has ended, or takes too long. */
    void release(BindingCommit commit) {
        boolean stored = commit.isStored();
        if (stored) {
            last.remove(commit.user(), commit);
        }
        for (BindingCommit.Held held : commit.end()) {
            SipResponse answer = held.answer();
            outbox.send(stored ? answer : shortTerm.uncommitted(commit.user(), answer), held.to());
        }
    }
}
