package org.dialtone.web.login;

/** Why a session is no more, as the login says it. */
public enum SessionEnd {
    NONE(null),
    IDLE("Nobody used your session for a while, so it ended. Log in again."),
    AGE("Your session has reached its longest time, so it ended. Log in again."),
    CHANGE("Your password or your role was changed, which ends all sessions. Log in again."),
    CROWD("Too many sessions were open, and yours was the one that was unused the longest. Log in again."),
    LOGOUT(null),
    UNKNOWN("Your session is no longer known. Log in again.");

    private final String says;

    SessionEnd(String says) {
        this.says = says;
    }

    /** A sentence for the user; null where nothing need be said. */
    public String says() {
        return says;
    }
}
