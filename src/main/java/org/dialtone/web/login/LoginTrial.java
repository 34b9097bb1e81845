package org.dialtone.web.login;

/**
 * A password that somebody typed, without the password.
 *
 * @param user  the name that was typed
 * @param known whether somebody has logged in before from there
 * @param place where it comes from: an address or a browser that is known, else the client's network
 */
public record LoginTrial(String user, boolean known, String place) {

    /** From an address or a browser from which somebody has logged in before. */
    public static LoginTrial known(String user, String place) {
        return new LoginTrial(user, true, place);
    }

    /** From an address that the box doesn't know. */
    static LoginTrial stranger(String user, String address) {
        return new LoginTrial(user, false, SourceNetwork.of(address));
    }

    /**
     * Whose failures count together: a stranger's whole network, else one user at a known place. So nobody else's
     * guesses slow a person at a known place, and whoever knows one password there gains no trials at another's.
     */
    String key() {
        return known ? place + " " + user : place;
    }
}
