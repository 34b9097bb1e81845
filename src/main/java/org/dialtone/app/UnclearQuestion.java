package org.dialtone.app;

/** What of a question can't be understood, and what can. */
public final class UnclearQuestion extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Said why;

    public UnclearQuestion(Said why) {
        super(why.says());
        this.why = why;
    }

    /** The message, to be worded in a reader's language. */
    public Said why() {
        return why;
    }
}
