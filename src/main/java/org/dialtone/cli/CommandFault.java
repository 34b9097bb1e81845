package org.dialtone.cli;

/** Why a command can't do what it was asked; the message is the line that the person reads. */
public final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFault(String message) {
        super(message);
    }

    CommandFault(String message, Throwable cause) {
        super(message, cause);
    }
}
