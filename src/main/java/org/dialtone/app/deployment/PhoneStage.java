package org.dialtone.app.deployment;

import java.util.Locale;

/** How far a change has come at one phone. */
public enum PhoneStage {
    /** It has fetched its file since the change, or has the same file as before. */
    HAS("has it"),
    /** It is told when its turn comes. */
    WAITS("to be told"),
    /** It has been told just now. */
    TOLD("told just now"),
    IN_CALL("in a call"),
    /** The NOTIFY failed, or the phone took it and did not come. */
    UNREACHABLE("not reachable"),
    /** An operator has yet to say when it is told. */
    ASKS("waiting for your answer"),
    /** It is told at night, or comes when it checks. */
    LATER("told later");

    private final String says;

    PhoneStage(String says) {
        this.says = says;
    }

    /** The stage in words, as the predicate of phones. */
    public String says() {
        return says;
    }

    public String key() {
        return this == IN_CALL ? "inCall" : name().toLowerCase(Locale.ROOT);
    }
}
