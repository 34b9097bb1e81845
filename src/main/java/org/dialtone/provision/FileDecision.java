package org.dialtone.provision;

import org.dialtone.journal.Cause;
import org.dialtone.net.MacAddress;

/**
 * The decision on a request, with its details for the journals.
 *
 * @param claimed the phone whose file the request is about, or null
 * @param cause   why the file was refused, or came without an account; null: neither
 * @param note    a note in words, or null
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

    /** The decision with this reason; a broken file needs no other reason and stays as it is. */
    FileDecision because(Cause other, String words) {
        return answer instanceof Answer.Broken ? this : new FileDecision(answer, claimed, other, words);
    }

    /** The decision with both notes. */
    FileDecision and(String more) {
        return new FileDecision(answer, claimed, cause, note == null ? more : note + "; " + more);
    }

    /** Whether the journal of the file's phone needs more than that the file went out. */
    boolean isRemarkable() {
        return answer instanceof Answer.Refused
                || answer instanceof Answer.Unmet
                || note != null && (answer instanceof Answer.Document || answer instanceof Answer.Unchanged);
    }

    String reason() {
        return cause == null ? note : cause.because(note);
    }
}
