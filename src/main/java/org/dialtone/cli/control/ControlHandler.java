package org.dialtone.cli.control;

import java.util.List;

/** What the box does for one command of the control socket. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * What the person at the command line sees: an exit status of 0 or 1, and text.
     *
     * @param then what the box does when the answer is on its way, such as its restart
     */
    record Answer(int status, String text, Runnable then) {

        public Answer(int status, String text) {
            this(status, text, () -> {});
        }
    }

    /** @param arguments the words after the command */
    Answer handle(List<String> arguments, String text);
}
