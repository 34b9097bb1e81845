package org.dialtone.app;

import java.io.IOException;

/** Why a backup can't be made or taken back, in one line for the person who asked; nothing was changed. */
public final class BackupFault extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is at fault. */
    public enum Kind {
        /** The request: a passphrase that is too short, an operation that can't be now. */
        REQUEST,
        /** The file, or the passphrase that was given for it. */
        FILE,
        /** The box's disk. */
        DISK
    }

    private final Kind kind;
    private final transient Said why;

    public BackupFault(Kind kind, Said why) {
        this(kind, why, null);
    }

    public BackupFault(Kind kind, Said why, Throwable cause) {
        super(why.says(), cause);
        this.kind = kind;
        this.why = why;
    }

    public Kind kind() {
        return kind;
    }

    /** The message, to be worded in a reader's language. */
    public Said why() {
        return why;
    }
}
