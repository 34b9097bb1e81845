package org.dialtone.sip;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.SipRequest;

/**
 * The living subscriptions, in memory alone: phones subscribe again after a restart of the box. The SIP thread changes
 * them; any thread may read.
 */
public final class SubscriptionBook {

    /** The limit in all: each may have one NOTIFY on its way, and calls need room beside those. */
    public static final int MOST = 10_000;
    /** The limit from one address: a phone with all its keys and its mailbox, or a base with some handsets. */
    public static final int MOST_OF_SOURCE = 500;

    private final Map<String, Subscription> live = new ConcurrentHashMap<>();
    private final Map<String, Set<Subscription>> byNumber = new HashMap<>();
    private final Map<Ip4, Integer> bySource = new HashMap<>();

    /** All of them, by watcher and watched number. */
    public List<Subscription> all() {
        return live.values().stream()
                .sorted(Comparator.comparing(Subscription::watcher)
                        .thenComparing(Subscription::watched)
                        .thenComparing(Subscription::events)
                        .thenComparing(Subscription::since))
                .toList();
    }

    /** All of them in no order. */
    List<Subscription> each() {
        return List.copyOf(live.values());
    }

    /** How many there are. */
    public int size() {
        return live.size();
    }

    /** Whether no more may begin from this address. */
    boolean isFull(Ip4 address) {
        return live.size() >= MOST || bySource.getOrDefault(address, 0) >= MOST_OF_SOURCE;
    }

    boolean isWatched(String number) {
        return byNumber.containsKey(number);
    }

    /** Those of a number, the oldest first. */
    List<Subscription> of(String number) {
        return List.copyOf(byNumber.getOrDefault(number, Set.of()));
    }

    /** The subscription of this dialog; null where there is none. */
    Subscription of(SipRequest request) {
        return find(request, DialogProofs.tag(request.to()));
    }

    /** The subscription that a SUBSCRIBE without a tag has begun. @param tag what the box adds to its To */
    Subscription find(SipRequest request, String tag) {
        return live.get(key(request.callId(), DialogProofs.tag(request.from()), tag));
    }

    boolean has(Subscription subscription) {
        return live.get(key(subscription)) == subscription;
    }

    /** Those that are told over this connection or at this address. */
    List<Subscription> at(Source link) {
        return bySource.containsKey(link.ip())
                ? live.values().stream()
                        .filter(each -> each.target().hop().equals(link))
                        .toList()
                : List.of();
    }

    void add(Subscription subscription) {
        live.put(key(subscription), subscription);
        byNumber.computeIfAbsent(subscription.watched(), _ -> new LinkedHashSet<>())
                .add(subscription);
        count(subscription.address(), 1);
    }

    /** Notes a refresh; see {@link Subscription#refreshed}. */
    void refresh(Subscription subscription, long cseq, Target from) {
        count(subscription.address(), -1);
        subscription.refreshed(cseq, from);
        count(subscription.address(), 1);
    }

    void remove(Subscription subscription) {
        if (live.remove(key(subscription), subscription)) {
            subscription.forget();
            byNumber.computeIfPresent(
                    subscription.watched(), (_, those) -> those.remove(subscription) && those.isEmpty() ? null : those);
            count(subscription.address(), -1);
        }
    }

    private void count(Ip4 address, int more) {
        bySource.merge(address, more, (old, step) -> old + step == 0 ? null : old + step);
    }

    private static String key(Subscription subscription) {
        return subscription.sides().key();
    }

    /** The identity of a dialog (RFC 3261 section 12). */
    static String key(String callId, String theirs, String ours) {
        return callId + " " + theirs + " " + ours;
    }
}
