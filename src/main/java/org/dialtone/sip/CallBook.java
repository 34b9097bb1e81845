package org.dialtone.sip;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** The calls that live and the last that ended; memory alone. Changed by the proxy's thread, read from any. */
public final class CallBook {

    static final int MOST_ENDED = 1000;
    static final int MOST_LIVE = 5000;
    /** A call whose end was never seen is given up after this. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** A call with the flows of its two sides; callee and toTag are null until it is answered. */
    private record Line(Call call, String fromTag, Source caller, String toTag, Source callee) {
    }

    private final InstantSource clock;
    private final Map<String, Line> live = new ConcurrentHashMap<>();
    private final Deque<Call> ended = new ArrayDeque<>();
    private long count;
    private volatile long changes;

    public CallBook(InstantSource clock) {
        this.clock = clock;
    }

    /** The calls that ring or talk now, oldest first. */
    public List<Call> live() {
        return live.values().stream().map(Line::call).sorted(Comparator.comparingLong(Call::id)).toList();
    }

    /** The last calls that ended, latest first. */
    public List<Call> ended() {
        synchronized (ended) {
            return List.copyOf(ended);
        }
    }

    /** Grows with each call that begins, is answered or ends. */
    public long changes() {
        return changes;
    }

    boolean isFull() {
        return live.size() >= MOST_LIVE;
    }

    void begin(SipRequest invite, Source source, String caller, String callerName, String called) {
        Call call = new Call(++count, caller, callerName, Wording.printable(called), null, clock.instant(), null, null, null);
        String tag = tag(invite.from());
        Line before = live.put(key(invite, tag), new Line(call, tag, source, null, null));
        changed();
        if (before != null) {
            keep(before.call().ended(Call.End.FAILED, clock.instant()));
        }
    }

    void answered(SipRequest invite, Target by, SipResponse response) {
        live.computeIfPresent(key(invite, tag(invite.from())), (_, line) -> line.callee() != null ? line
                : new Line(line.call().answeredBy(by.user(), clock.instant()), line.fromTag(), line.caller(), tag(response.to()), by.hop()));
        changed();
    }

    void failed(SipRequest invite, int status) {
        end(key(invite, tag(invite.from())), Call.of(status));
    }

    /** Notes a BYE that one of the call's own sides sent; where several phones answered, the others' dialogs end without ending the call. */
    void hungUp(SipRequest bye) {
        hungUp(key(bye, tag(bye.from())), tag(bye.to()), Call.End.CALLER_HUNG_UP);
        hungUp(key(bye, tag(bye.to())), tag(bye.from()), Call.End.CALLEE_HUNG_UP);
    }

    private void hungUp(String key, String calleeTag, Call.End how) {
        Line line = live.get(key);
        if (line != null && calleeTag.equals(line.toTag())) {
            end(key, how);
        }
    }

    /** Where the other side is, for a request that one side of an answered call sends within it. */
    Optional<Source> peer(SipRequest request, Source source) {
        Line asCaller = live.get(key(request, tag(request.from())));
        if (asCaller != null) {
            return Optional.ofNullable(asCaller.callee()).filter(_ -> tag(request.to()).equals(asCaller.toTag()) && same(asCaller.caller(), source));
        }
        Line asCallee = live.get(key(request, tag(request.to())));
        return Optional.ofNullable(asCallee).filter(line -> tag(request.from()).equals(line.toTag()) && same(line.callee(), source)).map(Line::caller);
    }

    /** A phone may send from another UDP port than it registered or listens on, but not from another address. */
    private static boolean same(Source known, Source source) {
        return known.equals(source) || known.transport().equals("udp") && source.transport().equals("udp") && known.ip().equals(source.ip());
    }

    /** Gives up calls whose end was never seen. */
    void sweep() {
        new ArrayList<>(live.entrySet()).stream().filter(entry -> entry.getValue().call().started().plus(LONGEST).isBefore(clock.instant()))
                .forEach(entry -> end(entry.getKey(), Call.End.LOST));
    }

    private void end(String key, Call.End how) {
        Line line = live.remove(key);
        if (line != null) {
            keep(line.call().ended(how, clock.instant()));
        }
    }

    private void keep(Call call) {
        synchronized (ended) {
            ended.addFirst(call);
            if (ended.size() > MOST_ENDED) {
                ended.removeLast();
            }
        }
        changed();
    }

    /** One thread alone changes this book, so no change is lost. */
    private void changed() {
        changes++;
    }

    private static String tag(Optional<NameAddress> address) {
        return address.flatMap(NameAddress::tag).orElse("");
    }

    private static String key(SipMessage message, String tag) {
        return message.callId() + " " + tag;
    }
}
