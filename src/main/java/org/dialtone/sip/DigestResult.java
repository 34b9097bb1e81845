package org.dialtone.sip;

/** What the credentials of a request prove. */
sealed interface DigestResult {

    /** @param old the password is the one before, which the extension's phones may still have */
    record Proven(Account account, boolean old) implements DigestResult {}

    /** Nothing yet: no credentials for this realm. */
    record Unproven() implements DigestResult {}

    /** The password is right, the nonce old. */
    record Stale(Algorithm spoken) implements DigestResult {}

    /** The password is wrong, or the user unknown; the client must not see which. */
    record Wrong(Refusal refusal, String username) implements DigestResult {}

    /** No credentials that can be judged. */
    record Unreadable(String why) implements DigestResult {}
}
