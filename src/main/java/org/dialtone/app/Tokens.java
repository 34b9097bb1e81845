package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens that programs log in with. The box shows each token once, when it makes it, and keeps only its hash. */
public interface Tokens {

    /** @param used the time of the last use, accurate to some minutes; null: never used */
    record Token(String name, Instant made, Instant used) {}

    /** All tokens, in order of their names. */
    List<Token> all();

    /**
     * Makes a token and returns its text, this once only.
     *
     * @throws EditFault where the name is not allowed
     */
    String make(String name);

    /** Ends a token at once; false where none has this name. */
    boolean revoke(String name);

    /** The token with this text. */
    Optional<Token> find(String token);

    /** Whether the use of the token is to be noted now. */
    boolean isStale(Token token);

    /** Notes that the token was used now; waits for the disk. */
    void note(Token token);
}
