package org.dialtone.sip;

/** What the credentials of a request prove. */
sealed interface Verdict {

    /** The password is right. */
    record Proven(Account account) implements Verdict {
    }

    /** Nothing yet: none given, none for this realm, or right ones for an old nonce. */
    record Unproven(boolean stale) implements Verdict {
    }

    /** The password is wrong, or the user unknown; the client must not see which. */
    record Wrong(Refusal refusal, String username) implements Verdict {
    }

    /** No credentials that can be judged. */
    record Unreadable(String why) implements Verdict {
    }
}
