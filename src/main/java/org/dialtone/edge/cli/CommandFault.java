package org.dialtone.edge.cli;

/** Why a command can't do what it was asked; the message is the line that the person reads. */
final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFault(String message) {
        super(message);
    }

    CommandFault(String message, Throwable cause) {
        super(message, cause);
    }
}
