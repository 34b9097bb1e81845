package org.dialtone.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * The living calls, in memory alone; the log takes each as it begins, is answered and ends. The proxy's thread changes
 * them; any thread may read.
 */
public final class CallBook {

    /** The limit of living calls; no phone network has more. */
    public static final int MOST_LIVE = 5000;
    /**
     * The limit of living calls with one extension as caller: a phone has few at once, a reception with several phones
     * some more.
     */
    public static final int MOST_OF_EXTENSION = 20;
    /** The limit of living calls from one source address: a base with many handsets may be behind it. */
    public static final int MOST_OF_SOURCE = 100;
    /** The limit of living emergency calls without proof, which anybody can make. */
    static final int MOST_UNPROVEN = 100;
    /** The emergency calls without proof from one address beyond which its phone is asked for its password. */
    static final int FEW_UNPROVEN = 3;
    /** The longest call that nobody refreshes; the box gives it up after this time. */
    static final Duration LONGEST = Duration.ofHours(12);
    /**
     * The longest ringing: a phone that repeats that it rings restarts timer C each time, but no caller waits as long
     * as this.
     */
    static final Duration LONGEST_RINGING = Duration.ofMinutes(10);
    /** How late a refresh may be. */
    static final Duration LATE = Duration.ofMinutes(1);
    /** A call is over after this time without a sign of either side: neither registered and answering, nor sending. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Consumer<Call> log;
    private final Map<String, CallLine> live = new ConcurrentHashMap<>();
    private Consumer<Call> watcher = _ -> {};
    private long count;
    private volatile long changes;

    /**
     * @param last the highest number of a call before this start
     * @param log  takes each new state of a call, on the proxy's thread; must not wait
     */
    public CallBook(InstantSource clock, long last, Consumer<Call> log) {
        this.clock = clock;
        this.count = last;
        this.log = log;
    }

    /** Names who is told of each call that begins, rings, is answered or ends, on the thread that changes this book. */
    void watch(Consumer<Call> told) {
        watcher = told;
    }

    /** The living calls with their sides, in no order. */
    Collection<CallLine> lines() {
        return live.values();
    }

    /** The ringing and answered calls, oldest first. */
    public List<Call> live() {
        return live.values().stream()
                .map(CallLine::call)
                .sorted(Comparator.comparingLong(Call::id))
                .toList();
    }

    /** A count that grows with each call that begins, is answered or ends. */
    public long changes() {
        return changes;
    }

    /** Whether no more calls may begin but emergency calls. Safe to use from any thread. */
    public boolean isFull() {
        return live.size() >= MOST_LIVE;
    }

    /**
     * The extensions that have begun as many calls as one extension may have at once, sorted. Safe to use from any
     * thread.
     */
    public List<String> crowded() {
        Map<String, Long> counts = live.values().stream()
                .filter(CallLine::proven)
                .collect(Collectors.groupingBy(line -> line.call().caller(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= MOST_OF_EXTENSION)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The number of living calls that this extension has begun; what others write in its name doesn't count. */
    long begunBy(String caller) {
        return live.values().stream()
                .filter(CallLine::proven)
                .filter(line -> line.call().caller().equals(caller))
                .count();
    }

    /** The number of living calls that were begun from this address, by proven callers. */
    long begunFrom(Ip4 address) {
        return live.values().stream()
                .filter(CallLine::proven)
                .filter(line -> line.caller().ip().equals(address))
                .count();
    }

    /**
     * Adds a call; where there is no room, another call gives way.
     *
     * @param proven whether the caller is who it says
     * @param ringing what can be done with it while it rings
     */
    void begin(SipRequest invite, Source source, Extension caller, String called, boolean proven, Ringing ringing) {
        if (proven) {
            makeRoom(line -> line.proven() && line.call().caller().equals(caller.user()));
        } else {
            makeRoomForUnproven(source);
        }
        Call call = new Call(
                ++count,
                caller.user(),
                caller.name(),
                PrintableText.printable(called),
                null,
                clock.instant(),
                null,
                null,
                null);
        String tag = tag(invite.from());
        CallLine before = live.put(
                key(invite, tag), new CallLine(call, tag, source, proven, null, null, ringing, false, null, null));
        if (before != null) {
            changed(before.call().ended(Call.End.FAILED, clock.instant()));
        }
        changed(call);
    }

    /**
     * Makes room for a call: emergency calls are never refused, but one phone has no more of them at once than of other
     * calls.
     */
    private void makeRoom(Predicate<CallLine> own) {
        if (live.values().stream().filter(own.and(CallLine::isEmergency)).count() >= MOST_OF_EXTENSION) {
            leastCertain(own).ifPresent(key -> giveUp(key, Call.End.LOST));
        } else if (isFull()) {
            leastCertain(_ -> true).ifPresent(key -> giveUp(key, Call.End.LOST));
        }
    }

    /** Whether there are as many calls without proof as there may be. */
    boolean isCrowdedWithUnproven() {
        return unproven(_ -> true) >= MOST_UNPROVEN;
    }

    /** The number of living calls without proof that say that they come from this address. */
    long unprovenFrom(Ip4 address) {
        return unproven(line -> line.caller().ip().equals(address));
    }

    private long unproven(Predicate<CallLine> among) {
        return live.values().stream()
                .filter(line -> !line.proven() && among.test(line))
                .count();
    }

    /** Whether one more call without proof may begin from this address: those that ring already ring on. */
    boolean hasRoomForUnproven(Ip4 address) {
        Optional<Predicate<CallLine>> crowd = crowd(address);
        return crowd.isEmpty() || newestSilent(crowd.get()).isPresent();
    }

    /**
     * Calls without proof take room from one another alone, the newest first and never one that rings: whoever floods
     * the box displaces himself. Only in a book full of calls of all kinds the least certain of all gives way.
     */
    private void makeRoomForUnproven(Source source) {
        crowd(source.ip())
                .flatMap(this::newestSilent)
                .or(() -> isFull() ? leastCertain(_ -> true) : Optional.empty())
                .ifPresent(key -> giveUp(key, Call.End.LOST));
    }

    /** The calls of which one must give way for another one from this address; empty where none must. */
    private Optional<Predicate<CallLine>> crowd(Ip4 address) {
        if (unprovenFrom(address) >= MOST_OF_EXTENSION) {
            return Optional.of(line -> !line.proven() && line.caller().ip().equals(address));
        }
        return isCrowdedWithUnproven() ? Optional.of(line -> !line.proven()) : Optional.empty();
    }

    private Optional<String> newestSilent(Predicate<CallLine> among) {
        return live.entrySet().stream()
                .filter(entry -> !entry.getValue().rings() && among.test(entry.getValue()))
                .max(Map.Entry.comparingByValue(
                        Comparator.comparingLong(line -> line.call().id())))
                .map(Map.Entry::getKey);
    }

    /** The least certain call: an unanswered one before an answered one, the oldest of those; emergency calls last. */
    private Optional<String> leastCertain(Predicate<CallLine> among) {
        Comparator<CallLine> order = Comparator.comparing(CallLine::isEmergency)
                .thenComparing(CallLine::isAnswered)
                .thenComparingLong(line -> line.call().id());
        return live.entrySet().stream()
                .filter(entry -> among.test(entry.getValue()))
                .min(Map.Entry.comparingByValue(order))
                .map(Map.Entry::getKey);
    }

    private void giveUp(String key, Call.End how) {
        Ringing ringing = live.get(key).ringing();
        end(key, how);
        ringing.giveUp();
    }

    /** Notes that a phone rings. */
    void ringing(SipRequest invite) {
        CallLine line = live.get(key(invite, tag(invite.from())));
        if (line != null && !line.rings()) {
            live.put(key(invite, tag(invite.from())), line.rung());
            watcher.accept(line.call());
        }
    }

    /** @param refresh within which time the next refresh is due; empty: nobody refreshes this call */
    void answered(SipRequest invite, Target by, SipResponse response, Optional<Duration> refresh) {
        String key = key(invite, tag(invite.from()));
        CallLine line = live.get(key);
        if (line != null && !line.isAnswered()) {
            Call call = line.call().answeredBy(by.user(), clock.instant());
            live.put(key, line.answered(call, tag(response.to()), by.hop(), due(refresh)));
            changed(call);
        }
    }

    /** Notes the answer to a new offer within a call. @param refresh as above */
    void refreshed(SipRequest request, Optional<Duration> refresh) {
        for (Optional<NameAddress> side : List.of(request.from(), request.to())) {
            live.computeIfPresent(
                    key(request, tag(side)), (_, line) -> line.isAnswered() ? line.refreshed(due(refresh)) : line);
        }
    }

    private Instant due(Optional<Duration> refresh) {
        return refresh.map(clock.instant()::plus).orElse(null);
    }

    void failed(SipRequest invite, int status) {
        end(key(invite, tag(invite.from())), Call.of(status));
    }

    /**
     * Notes a BYE that one of the call's own sides sent; where several phones answered, the end of another phone's
     * dialog doesn't end the call.
     */
    void hungUp(SipRequest bye) {
        hungUp(key(bye, tag(bye.from())), tag(bye.to()), Call.End.CALLER_HUNG_UP);
        hungUp(key(bye, tag(bye.to())), tag(bye.from()), Call.End.CALLEE_HUNG_UP);
    }

    private void hungUp(String key, String calleeTag, Call.End how) {
        CallLine line = live.get(key);
        if (line != null && calleeTag.equals(line.toTag())) {
            end(key, how);
        }
    }

    /** Whether the call of this dialog lives. */
    boolean isLive(SipRequest request) {
        return live.containsKey(key(request, tag(request.from()))) || live.containsKey(key(request, tag(request.to())));
    }

    /** Notes that one of the call's sides has sent a request. */
    void heard(SipRequest request) {
        for (Optional<NameAddress> side : List.of(request.from(), request.to())) {
            live.computeIfPresent(
                    key(request, tag(side)), (_, line) -> line.missed() == null ? line : line.missed(null));
        }
    }

    /**
     * Gives up calls whose end the box never saw.
     *
     * @param there whether this extension is registered from this source, and answers
     */
    void sweep(BiPredicate<String, Source> there) {
        Instant now = clock.instant();
        List.copyOf(live.entrySet()).forEach(entry -> sweep(entry.getKey(), entry.getValue(), there, now));
    }

    private void sweep(String key, CallLine line, BiPredicate<String, Source> there, Instant now) {
        boolean present = !line.isAnswered()
                || there.test(line.call().caller(), line.caller())
                || there.test(line.call().answeredBy(), line.callee());
        boolean unrefreshed = line.session() != null && isOver(line.session(), LATE, now);
        boolean endless = line.session() == null && isOver(line.call().started(), LONGEST, now);
        boolean deserted = !present && line.missed() != null && isOver(line.missed(), PATIENCE, now);
        if (!line.isAnswered() && isOver(line.call().started(), LONGEST_RINGING, now)) {
            giveUp(key, Call.End.NO_ANSWER);
        } else if (deserted || unrefreshed || endless) {
            end(key, Call.End.LOST);
        } else if (present == (line.missed() != null)) {
            live.replace(key, line.missed(present ? null : now));
        }
    }

    private static boolean isOver(Instant since, Duration bound, Instant now) {
        return since.plus(bound).isBefore(now);
    }

    private void end(String key, Call.End how) {
        CallLine line = live.remove(key);
        if (line != null) {
            changed(line.call().ended(how, clock.instant()));
        }
    }

    /** Counts the change; one thread alone changes this book, so no change is lost. */
    private void changed(Call now) {
        log.accept(now);
        changes++;
        watcher.accept(now);
    }

    private static String tag(Optional<NameAddress> address) {
        return address.flatMap(NameAddress::tag).orElse("");
    }

    private static String key(SipMessage message, String tag) {
        return message.callId() + " " + tag;
    }
}
