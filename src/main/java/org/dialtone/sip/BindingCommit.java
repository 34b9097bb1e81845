package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Bindings of one user on their way to the disk, and the answers that wait for them. For one thread. */
public final class BindingCommit {

    private final String user;
    private final CompletionStage<Void> stored;
    private List<Effect.Send> answers = new ArrayList<>(1);
    private EffectQueue.Timer limit;

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

    void hold(Effect.Send answer) {
        answers.add(answer);
    }

    /** Hands over the answers, once. */
    List<Effect.Send> end() {
        limit.cancel();
        List<Effect.Send> held = answers;
        answers = List.of();
        return held;
    }
}
