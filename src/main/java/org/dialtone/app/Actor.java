package org.dialtone.app;

import java.util.Set;

/**
 * The one who makes a change: a person, a program, or the box.
 *
 * @param name the operator, the token or the command; for the box, the part of it that acts
 * @param from   the address from which the request came; null for the box and for commands on it
 * @param powers what he may beyond everyday changes; not kept, so one that is read from a store has none from afar
 */
public record Actor(Kind kind, String name, String from, Set<Power> powers) {

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
        BOX;

        /** Whether it is root or the machine's owner, who may all. */
        boolean isOnTheBox() {
            return switch (this) {
                case CONSOLE, API, TOKEN -> false;
                case COMMAND, SCREEN, FILE, BOX -> true;
            };
        }
    }

    /** What not everybody may who may change the site. */
    public enum Power {
        /** To change the box itself: an admin. */
        ADMINISTER,
        /** To see passwords: a person. */
        SECRETS
    }

    public Actor {
        powers = Set.copyOf(powers);
    }

    /** Who acts on the box may all; from afar, everyday changes alone. */
    public Actor(Kind kind, String name, String from) {
        this(kind, name, from, kind.isOnTheBox() ? Set.of(Power.values()) : Set.of());
    }

    boolean may(Power power) {
        return powers.contains(power);
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
