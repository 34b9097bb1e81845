package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.dialtone.sip.wire.SipResponse;

/** Bindings of one user on their way to the disk, and the answers that wait for them. For one thread. */
public final class BindingCommit {

    private final String user;
    private final CompletionStage<Void> stored;
    private List<Held> answers = new ArrayList<>(1);
    private EffectQueue.Timer limit;
    private boolean over;

    /** An answer that waits. */
    record Held(SipResponse answer, Source to) {}

    BindingCommit(String user, CompletionStage<Void> stored) {
        this.user = user;
        this.stored = stored;
    }

    /** Completes, on any thread, when the disk has the bindings, or didn't take them. */
    public CompletionStage<Void> stored() {
        return stored;
    }

    String user() {
        return user;
    }

    void limit(EffectQueue.Timer timer) {
        limit = timer;
    }

    boolean isStored() {
        return stored.toCompletableFuture().state() == Future.State.SUCCESS;
    }

    void hold(SipResponse answer, Source to) {
        answers.add(new Held(answer, to));
    }

    /** Whether nobody waits for it any more. */
    boolean isOver() {
        return over;
    }

    /** Hands over the answers, once. */
    List<Held> end() {
        limit.cancel();
        over = true;
        List<Held> held = answers;
        answers = List.of();
        return held;
    }
}
