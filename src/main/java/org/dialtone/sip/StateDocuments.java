package org.dialtone.sip;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The state of a number at one moment, for all who watch it: each document is written once. For one thread. */
final class StateDocuments {

    /** @param pickup whether the watcher may take calls that ring there */
    private record Kind(EventPackage events, String host, boolean pickup) {}

    private final String number;
    private final LineState state;
    private final Set<String> pickers;
    private final Map<EventPackage, LineState> seen = new EnumMap<>(EventPackage.class);
    private final Map<Kind, StateDocument> documents = new HashMap<>();

    /** @param pickers the extensions that may take calls that ring at the number */
    StateDocuments(String number, LineState state, Set<String> pickers) {
        this.number = number;
        this.state = state;
        this.pickers = pickers;
    }

    /** See {@link LineState#seenBy}. */
    LineState seenBy(EventPackage events) {
        return seen.computeIfAbsent(events, state::seenBy);
    }

    /** What a NOTIFY says. @param host the box's address as the watcher knows it */
    byte[] body(Subscription subscription, String host) {
        Kind kind = new Kind(subscription.events(), host, pickers.contains(subscription.watcher()));
        return documents.computeIfAbsent(kind, this::write).version(subscription.version());
    }

    private StateDocument write(Kind kind) {
        return StateDocument.of(kind.events(), number, kind.host(), seenBy(kind.events()), kind.pickup());
    }
}
