package org.dialtone.app;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The users of console and API, and their passwords. */
public interface Users {

    /** The fewest characters of a password. */
    int SHORTEST = 8;
    /** The most bytes of a password: bcrypt reads no further. */
    int LONGEST_BYTES = 72;

    /** Whether this is the user's password. Takes as long as bcrypt takes. */
    boolean check(String name, String password);

    /** Whether the user still has a password that the box made. */
    boolean mustChange(String name);

    /**
     * Sets a password and ends the user's sessions.
     *
     * @throws IllegalArgumentException says in words what is wrong with the name or the password
     */
    void setPassword(String name, String password);

    /** Whether there is no user yet. */
    boolean none();

    /** @param mustChange whether the user must set another password before anything else */
    void add(String name, String password, boolean mustChange);

    /** What is wrong with a password, in words. */
    static Optional<String> fault(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                ? Optional.empty()
                : Optional.of("a password has at most " + LONGEST_BYTES + " bytes; take a shorter one");
    }
}
