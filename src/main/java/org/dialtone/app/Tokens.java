package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens that programs log in with. Each is told once, when it is made; the box keeps its hash. */
public interface Tokens {

    /** @param used when it was used last, to some minutes; null: not yet */
    record Token(String name, Instant made, Instant used) {}

    /** In order of their names. */
    List<Token> all();

    /** Makes one, and tells it this once. @throws EditFault where the name won't do */
    String make(String name);

    /** Ends one at once; false where there is none of this name. */
    boolean revoke(String name);

    /** Whose token this is. */
    Optional<Token> find(String token);

    /** Whether its use is to be noted now. */
    boolean isStale(Token token);

    /** Notes that it was used now; waits for the disk. */
    void note(Token token);
}
