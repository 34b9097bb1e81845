package org.dialtone.sip;

/** What the credentials of a request prove. */
sealed interface Verdict {

    /** @param old the password is the one before, which the extension's phones may still have */
    record Proven(Account account, boolean old) implements Verdict {
    }

    /** Nothing yet: no credentials for this realm. */
    record Unproven() implements Verdict {
    }

    /** The password is right, the nonce old. */
    record Stale(Algorithm spoken) implements Verdict {
    }

    /** The password is wrong, or the user unknown; the client must not see which. */
    record Wrong(Refusal refusal, String username) implements Verdict {
    }

    /** No credentials that can be judged. */
    record Unreadable(String why) implements Verdict {
    }
}
