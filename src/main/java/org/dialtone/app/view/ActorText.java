package org.dialtone.app.view;

import org.dialtone.app.Actor;

/** Words for the one who made a change. */
public final class ActorText {

    private ActorText() {}

    /** The one and the way, e.g. {@code admin in the console}. */
    public static String of(Actor who) {
        return switch (who.kind()) {
            case CONSOLE -> who.name() + " in the console";
            case API -> who.name() + " by API";
            case TOKEN -> "token " + who.name();
            case COMMAND -> "dialtone " + who.name();
            case SCREEN -> "the box's screen";
            case FILE -> "the site file at start";
            case BOX -> "the box itself (" + who.name() + ")";
        };
    }
}
