package org.dialtone.boot;

/** The process was told to stop while it waited to become active: no fault. */
final class WaitingEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaitingEnded() {
        super("stopped while ready");
    }
}
