package org.dialtone.sip;

import java.util.List;

/**
 * The state of a number that others watch.
 *
 * @param registered whether one of its phones is registered and answers, as far as is known
 * @param dialogs    its calls, oldest first
 */
public record LineState(boolean registered, List<LineDialog> dialogs) {

    /** The state of what nothing happens to. */
    static final LineState IDLE = new LineState(true, List.of());

    /** What the lamp of a key shows of it. */
    public enum Lamp {
        IDLE,
        RINGING,
        BUSY,
        NOT_REGISTERED
    }

    /** What the lamp of a key shows: a call under way counts more than another one that rings. */
    public Lamp lamp() {
        if (dialogs.stream().anyMatch(LineDialog::confirmed)) {
            return Lamp.BUSY;
        }
        return !dialogs.isEmpty() ? Lamp.RINGING : registered ? Lamp.IDLE : Lamp.NOT_REGISTERED;
    }

    /** What a package tells of it: presence tells nothing of who calls, and a mailbox has no calls. */
    LineState seenBy(EventPackage events) {
        return switch (events) {
            case DIALOG -> this;
            case PRESENCE ->
                new LineState(
                        registered,
                        dialogs.stream().map(LineDialog::nameless).distinct().toList());
            case MESSAGE_SUMMARY -> IDLE;
        };
    }
}
