package org.dialtone.app;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dialtone.site.EditFault;

/** The operators who log in to console and API: their roles and passwords. One of them at least is an admin. */
public interface Users {

    /** The most characters of an operator's name. */
    int LONGEST_NAME = 40;
    /** The fewest characters of a password. */
    int SHORTEST = 8;
    /** The most bytes of a password: bcrypt reads no further. */
    int LONGEST_BYTES = 72;

    /** @param mustChange whether the operator must set another password before anything else */
    record Operator(String name, Role role, boolean mustChange) {}

    /** All operators, in order of their names. */
    List<Operator> all();

    /** The operator of this name. */
    Optional<Operator> find(String name);

    /** Whether this is the user's password. Takes as long as bcrypt takes, unless it was right before in this run. */
    boolean check(String name, String password);

    /** Whether the user still has a password that somebody else made. */
    boolean mustChange(String name);

    /**
     * Sets a password and ends the user's sessions.
     *
     * @param mustChange whether the user must set another password before anything else
     * @throws IllegalArgumentException says in words what is wrong with the name or the password
     */
    void setPassword(String name, String password, boolean mustChange);

    /** Whether there is no user yet. */
    boolean none();

    /**
     * Adds an operator.
     *
     * @throws EditFault                where the name is not allowed, or taken
     * @throws IllegalArgumentException says in words what is wrong with the password
     */
    void add(Operator operator, String password);

    /**
     * Gives an operator another role, and ends the operator's sessions.
     *
     * @throws EditFault where nobody has this name, or no admin would be left
     */
    void setRole(String name, Role role);

    /**
     * Removes an operator, and ends the operator's sessions.
     *
     * @throws EditFault where nobody has this name, or no admin would be left
     */
    void remove(String name);

    /**
     * What is wrong with a password, in words.
     *
     * @param names those of the user and of the site, which are no secrets
     */
    static Optional<String> fault(String password, Collection<String> names) {
        if (password.length() < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("a password has at most " + LONGEST_BYTES + " bytes; take a shorter one");
        }
        return CommonPasswords.contain(password, names)
                ? Optional.of("this password is one of those that are guessed first; take some words that have"
                        + " nothing to do with phones and this site, e.g. four of them")
                : Optional.empty();
    }
}
