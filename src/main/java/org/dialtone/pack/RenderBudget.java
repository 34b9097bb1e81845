package org.dialtone.pack;

import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Limits what one rendering may cost. Qute's own timeout doesn't stop a template that never waits, so loops ask here.
 */
final class RenderBudget {

    /** Name of the attribute that carries the budget. */
    static final String ATTRIBUTE = "dialtone.budget";
    /** In characters. A phone book of 10,000 numbers is the largest file. */
    static final int MOST_OUTPUT = 16 * 1024 * 1024;

    private static final int MOST_ROUNDS = 100_000;
    private static final long LONGEST = Duration.ofSeconds(2).toNanos();

    private final long began = System.nanoTime();
    private final StringBuilder output = new StringBuilder();
    private int rounds;

    /** @throws TemplateException where there is nothing to loop over, or too much */
    void loop(Object over, Origin origin) {
        rounds += switch (over) {
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> throw new TemplateException(origin, "a loop goes over a list or a map only");
        };
        if (rounds > MOST_ROUNDS || System.nanoTime() - began > LONGEST) {
            throw new TemplateException(origin, "loops too long");
        }
    }

    void write(String text) {
        if (output.length() + text.length() > MOST_OUTPUT) {
            throw new TemplateException("makes more than 16 MiB");
        }
        output.append(text);
    }

    String output() {
        return output.toString();
    }
}
