package org.dialtone.app;

import org.dialtone.app.BackupFault.Kind;

/** The passphrase of a backup. It is longer than a password, because nobody limits the guesses at a copied file. */
public record Passphrase(String text) {

    public static final int SHORTEST = 12;
    static final int LONGEST = 1_024;

    /**
     * The passphrase for a new backup.
     *
     * @throws BackupFault where it is too short or too long
     */
    public static Passphrase fresh(String text) throws BackupFault {
        if (text == null || text.codePointCount(0, text.length()) < SHORTEST || text.length() > LONGEST) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.passphrase", SHORTEST, LONGEST));
        }
        return new Passphrase(text);
    }

    /**
     * The passphrase of an existing backup.
     *
     * @throws BackupFault where it can't be one
     */
    public static Passphrase given(String text) throws BackupFault {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.noPassphrase"));
        }
        return new Passphrase(text);
    }

    @Override
    public String toString() {
        return "(passphrase)";
    }
}
