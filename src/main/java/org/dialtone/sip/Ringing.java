package org.dialtone.sip;

import java.util.List;

/** A call while nobody has answered it. */
interface Ringing {

    /** Ends it. */
    void giveUp();

    /** Rings at these phones too, which asked for it; those that ring go on. */
    default void offer(List<Target> targets) {}
}
