package org.dialtone.provision;

import java.util.Map;

/** Fills a template; never throws, takes a bounded time and gives a bounded text. */
@FunctionalInterface
public interface Renderer {

    /**
     * @param template key of the pack, a slash, name of the template
     * @param view     only maps, lists and text
     */
    Rendering render(String template, Map<String, Object> view);

    /** Another object after every change of the templates. */
    default Object edition() {
        return this;
    }

    /** What came of it. */
    sealed interface Rendering {

        record Text(String text) implements Rendering {}

        /**
         * @param line   from 1 on; 0 where no line is to blame
         * @param column from 1 on; 0 where none is to blame
         */
        record Fault(String file, int line, int column, String says) implements Rendering {

            /** One that no place is to blame for. */
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
