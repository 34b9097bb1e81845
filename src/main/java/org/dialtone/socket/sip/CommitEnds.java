package org.dialtone.socket.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dialtone.sip.BindingCommit;

/** Brings the ends of commits to the event loop. Many end at once, and the loop is woken once for them. */
final class CommitEnds {

    private final Executor loop;
    private final Consumer<List<BindingCommit>> told;
    private final Queue<BindingCommit> ended = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    /** @param told is told of the commits that have ended, in the order of their ends, on the loop */
    CommitEnds(Executor loop, Consumer<List<BindingCommit>> told) {
        this.loop = loop;
        this.told = told;
    }

    void await(BindingCommit commit) {
        commit.stored().whenComplete((_, _) -> end(commit));
    }

    private void end(BindingCommit commit) {
        ended.add(commit);
        if (woken.compareAndSet(false, true)) {
            loop.execute(() -> Isolated.run(this::tell));
        }
    }

    private void tell() {
        woken.set(false);
        List<BindingCommit> all = new ArrayList<>();
        for (BindingCommit next = ended.poll(); next != null; next = ended.poll()) {
            all.add(next);
        }
        told.accept(all);
    }
}
