package org.dialtone.provision;

import java.util.Map;

/** Fills a template; never throws, takes a bounded time and gives a bounded text. */
@FunctionalInterface
public interface Renderer {

    /**
     * Renders a template with a view.
     *
     * @param template key of the pack, a slash, name of the template
     * @param view     maps, lists and text only
     */
    Rendering render(String template, Map<String, Object> view);

    /** The edition of the templates: another object after every change. */
    default Object edition() {
        return this;
    }

    /** The result of a rendering. */
    sealed interface Rendering {

        record Text(String text) implements Rendering {}

        /**
         * A fault of a template, with its place.
         *
         * @param line   the line of the fault, from 1; 0 where it has none
         * @param column the column of the fault, from 1; 0 where it has none
         */
        record Fault(String file, int line, int column, String says) implements Rendering {

            /** A fault without a place. */
            public Fault(String file, String says) {
                this(file, 0, 0, says);
            }

            @Override
            public String toString() {
                return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "") + ": " + says;
            }
        }
    }
}
