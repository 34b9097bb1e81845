package org.dialtone.provision;

import org.dialtone.journal.Cause;
import org.dialtone.net.MacAddress;

/**
 * What a request came to, and what the journals hear of it.
 *
 * @param claimed whose file it was about, or null
 * @param cause   why it was refused, or came without an account; null: neither
 * @param note    in words, or null
 */
record FileDecision(Answer answer, MacAddress claimed, Cause cause, String note) {

    static FileDecision refused(MacAddress claimed, LeaseDecision.Nothing ruling) {
        String reason = ruling.cause().because(ruling.details());
        Answer answer = ruling.isUnmet() ? new Answer.Unmet(reason) : new Answer.Refused(reason);
        return new FileDecision(answer, claimed, ruling.cause(), ruling.details());
    }

    static FileDecision missing(MacAddress claimed, String reason) {
        return new FileDecision(new Answer.Missing(reason), claimed, null, reason);
    }

    static FileDecision broken(MacAddress claimed, String reason) {
        return new FileDecision(new Answer.Broken(reason), claimed, null, reason);
    }

    /** The same where it is broken: what is broken needs no other reason. */
    FileDecision because(Cause other, String words) {
        return answer instanceof Answer.Broken ? this : new FileDecision(answer, claimed, other, words);
    }

    /** Both are told. */
    FileDecision and(String more) {
        return new FileDecision(answer, claimed, cause, note == null ? more : note + "; " + more);
    }

    /** Whether the phone whose file it was has more to hear than that its file went out. */
    boolean isRemarkable() {
        return answer instanceof Answer.Refused
                || answer instanceof Answer.Unmet
                || note != null && (answer instanceof Answer.Document || answer instanceof Answer.Unchanged);
    }

    String reason() {
        return cause == null ? note : cause.because(note);
    }
}
