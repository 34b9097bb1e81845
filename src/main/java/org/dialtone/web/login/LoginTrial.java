package org.dialtone.web.login;

import org.dialtone.app.Users;

/**
 * A password that somebody typed, without the password.
 *
 * @param user  the name that was typed; empty where nobody can have it, because it is too long
 * @param known whether somebody has logged in before from there
 * @param place where it comes from: an address or a browser that is known, else the client's network or, on a link of
 *              the box, its address
 */
public record LoginTrial(String user, boolean known, String place) {

    public LoginTrial {
        // What is counted is counted by name: a long one would take the room of thousands.
        user = user.length() > Users.LONGEST_NAME ? "" : user;
    }

    /** From an address or a browser from which somebody has logged in before. */
    public static LoginTrial known(String user, String place) {
        return new LoginTrial(user, true, place);
    }

    /** From an address that the box doesn't know. */
    static LoginTrial stranger(String user, String address) {
        return new LoginTrial(user, false, SourceNetwork.of(address));
    }

    /**
     * From an address that the box doesn't know, on a link of the box. There each address pays for itself, so that
     * nobody keeps the neighbours out who log in for the first time.
     */
    static LoginTrial neighbour(String user, String address) {
        return new LoginTrial(user, false, address);
    }

    /**
     * Whose failures count together: a stranger's whole place, else one user at a known place. So nobody else's guesses
     * slow a person at a known place, and whoever knows one password there gains no trials at another's.
     */
    String key() {
        return known ? place + " " + user : place;
    }
}
