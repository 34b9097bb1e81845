package org.dialtone.app;

import java.util.List;
import java.util.Optional;

/**
 * What this machine knows of the links on which phones look for it.
 *
 * @param heard   whether phones can hear it there
 * @param hearing what it hears of other devices there; empty: nobody listens
 */
public record OwnLink(boolean heard, Optional<LinkHearing> hearing) {

    /** Before anybody was asked. */
    public static final OwnLink UNKNOWN = new OwnLink(true, Optional.empty());

    /** As the listeners say now. */
    public static OwnLink of(List<ActiveListener> listeners) {
        return new OwnLink(
                listeners.stream().allMatch(ActiveListener::isHeard),
                listeners.stream().flatMap(each -> each.hearing().stream()).findFirst());
    }

    /** What the other processes are told of it. */
    public LinkStanding standing() {
        if (!heard) {
            return LinkStanding.CUT;
        }
        return hearing.filter(LinkHearing::isLive).isPresent() ? LinkStanding.LIVE : LinkStanding.QUIET;
    }

    /** Whether it has a carrier and brings nothing for long. */
    boolean isDead() {
        return heard && hearing.filter(LinkHearing::isDead).isPresent();
    }
}
