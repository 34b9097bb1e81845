package org.dialtone.app;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

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
     * @throws WeakPassword             where the password can't be taken
     * @throws IllegalArgumentException where there is no such user
     */
    void setPassword(String name, String password, boolean mustChange);

    /** Whether there is no user yet. */
    boolean none();

    /**
     * Adds an operator.
     *
     * @throws EditFault    where the name is not allowed, or taken
     * @throws WeakPassword where the password can't be taken
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
     * What is wrong with a password.
     *
     * @param names those of the user and of the site, which are no secrets
     */
    static Optional<Complaint> fault(String password, Collection<String> names) {
        if (password.length() < SHORTEST) {
            return Optional.of(Complaint.of(Flaw.PASSWORD_TOO_SHORT, SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of(Complaint.of(Flaw.PASSWORD_TOO_LONG, LONGEST_BYTES));
        }
        return CommonPasswords.contain(password, names)
                ? Optional.of(Complaint.of(Flaw.PASSWORD_GUESSED))
                : Optional.empty();
    }
}
