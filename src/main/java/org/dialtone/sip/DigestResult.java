package org.dialtone.sip;

import org.dialtone.journal.Reason;

/** The result of a check of credentials. */
sealed interface DigestResult {

    /** The password is right. @param old whether it is the former one, which the extension's phones may still have */
    record Proven(Account account, boolean old) implements DigestResult {}

    /** The request has no credentials for this realm. */
    record Unproven() implements DigestResult {}

    /** The password is right, but the nonce is old. */
    record Stale(Algorithm spoken) implements DigestResult {}

    /** The password is wrong, or the user unknown; the client must not learn which. */
    record Wrong(Refusal refusal, String username) implements DigestResult {}

    /** The credentials can't be read. @param phrase the same for the wire */
    record Unreadable(Reason why, String phrase) implements DigestResult {}
}
