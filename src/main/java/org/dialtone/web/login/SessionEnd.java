package org.dialtone.web.login;

/** Why a session is no more; the login says it. */
public enum SessionEnd {
    NONE,
    IDLE,
    AGE,
    CHANGE,
    CROWD,
    LOGOUT,
    UNKNOWN
}
