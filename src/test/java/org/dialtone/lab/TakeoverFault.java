package org.dialtone.lab;

/** What happens to the machine that is active, or to the database of all. */
enum TakeoverFault {
    KILLED,
    FROZEN,
    CUT_FROM_DATABASE,
    CUT_FROM_LAN,
    DEAD_LAN,
    CUT_FROM_BOTH,
    HANDED_OVER,
    DATABASE_KILLED;

    /** Whether another machine must go on while it lasts. */
    boolean movesTheTurn() {
        return this != DATABASE_KILLED;
    }
}
