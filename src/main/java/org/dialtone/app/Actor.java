package org.dialtone.app;

/**
 * The one who makes a change: a person, a program, or the box.
 *
 * @param name the operator, the token or the command; for the box, the part of it that acts
 * @param from the address from which the request came; null for the box and for commands on it
 */
public record Actor(Kind kind, String name, String from) {

    /** The way by which a change reaches the box. */
    public enum Kind {
        /** A person in the console. */
        CONSOLE,
        /** A person or a program with a password, by API. */
        API,
        /** A program with a token, by API. */
        TOKEN,
        /** A command on the box. */
        COMMAND,
        /** The appliance's own screen. */
        SCREEN,
        /** A site file that the box reads at its start. */
        FILE,
        /** The box itself: an automatic adoption, a schedule, an update. */
        BOX
    }

    /** The box acts by itself. */
    public static Actor box(String part) {
        return new Actor(Kind.BOX, part, null);
    }

    /** A command on the box, e.g. {@code apply}. */
    public static Actor command(String name) {
        return new Actor(Kind.COMMAND, name, null);
    }
}
