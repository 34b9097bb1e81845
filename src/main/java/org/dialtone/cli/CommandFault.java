package org.dialtone.cli;

/** Why a command can't be done; the message is the line that the operator reads. */
public final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFault(String message) {
        super(message);
    }

    CommandFault(String message, Throwable cause) {
        super(message, cause);
    }
}
