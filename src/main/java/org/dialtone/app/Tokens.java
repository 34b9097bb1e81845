package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens that programs log in with. The box shows each token once, when it makes it, and keeps only its hash. */
public interface Tokens {

    /**
     * @param chosen whether somebody chose the scope; otherwise it is {@link TokenScope#ADMIN}, as tokens once were
     * @param used   the time of the last use, accurate to some minutes; null: never used
     */
    record Token(String name, TokenScope scope, boolean chosen, Instant made, Instant used) {

        /** What the operator should do about this token; null: nothing. */
        public String warning() {
            return chosen
                    ? null
                    : "it opens everything, because nobody chose its scope: revoke it, and make it anew with one";
        }
    }

    /** All tokens, in order of their names. */
    List<Token> all();

    /**
     * Makes a token and returns its text, this once only.
     *
     * @param scope null: nobody chose one
     * @throws org.dialtone.site.EditFault where the name is not allowed
     */
    String make(String name, TokenScope scope);

    /** Ends a token at once; false where none has this name. */
    boolean revoke(String name);

    /** The token with this text. */
    Optional<Token> find(String token);

    /** Whether the use of the token is to be noted now. */
    boolean isStale(Token token);

    /** Notes that the token was used now; waits for the disk. */
    void note(Token token);
}
