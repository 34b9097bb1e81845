package org.dialtone.cli.control;

import java.util.List;

/** Carries out one command of the control socket in the box. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * The answer for the person at the command line: an exit status of 0 or 1, and text.
     *
     * @param then runs in the box when the answer is on its way, such as its restart
     */
    record Answer(int status, String text, Runnable then) {

        public Answer(int status, String text) {
            this(status, text, () -> {});
        }
    }

    /** @param arguments the words after the command */
    Answer handle(List<String> arguments, String text);
}
