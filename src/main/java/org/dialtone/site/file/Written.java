package org.dialtone.site.file;

import java.util.List;

/** A piece of YAML as it was written: text stays text until its field converts it. */
sealed interface Written {

    Spot spot();

    /** Line and column, both from 1. */
    record Spot(int line, int column) {}

    record Scalar(String text, boolean plain, Spot spot) implements Written {}

    record Sequence(List<Written> items, Spot spot) implements Written {}

    record Mapping(List<Pair> pairs, Spot spot) implements Written {}

    /** Stands for a value that the tree refused; the fault is told already, so readers pass it by. */
    record Refused(Spot spot) implements Written {}

    record Pair(Written key, Written value) {}

    /** Whether the key has no value. */
    default boolean isEmpty() {
        return this instanceof Scalar scalar && scalar.plain() && scalar.text().isEmpty();
    }
}
