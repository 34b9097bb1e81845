package org.dialtone.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An audit log in memory: what was noted, in order. */
public final class MemoryAudit implements Audit {

    private final List<String> noted = new ArrayList<>();

    @Override
    public synchronized void note(Actor actor, AuditAct act, String subject, String before, String after) {
        noted.add(Stream.of(actor.kind().name(), actor.name(), actor.from(), act.word(), subject, before, after)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
    }

    @Override
    public Slice<AuditEntry> find(Filter filter, int first, int most) {
        throw new IllegalStateException("nothing is looked for here");
    }

    @Override
    public String trouble() {
        return null;
    }

    /** One line for each entry. */
    public synchronized String lines() {
        return String.join("\n", noted);
    }
}
