package org.dialtone.sip;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;

/**
 * Requests with the right password that wait until the box has checked which device answers at their address. For one
 * thread.
 */
final class PendingChecks {

    /** The limit of one address: a base with a handset for each of its lines registers them all at once. */
    static final int OF_ONE_ADDRESS = 64;

    private static final int MOST = 10_000;

    /**
     * GO_ON: the box has just checked the address; WAIT: the request is judged again after the check; FULL: no more
     * requests can wait.
     */
    enum Word {
        GO_ON,
        WAIT,
        FULL
    }

    private record WaitingRequest(SipRequest request, Source source) {}

    private final EffectQueue outbox;
    /** The waiting requests by address, and there by the key that identifies a repeated request. */
    private final Map<Ip4, Map<String, WaitingRequest>> waiting = new HashMap<>();

    private int all;
    private Ip4 met;

    PendingChecks(EffectQueue outbox) {
        this.outbox = outbox;
    }

    Word enter(SipRequest request, Source source) {
        Ip4 address = source.ip();
        if (address.equals(met)) {
            return Word.GO_ON;
        }
        Map<String, WaitingRequest> pendingPhones = waiting.getOrDefault(address, Map.of());
        String key = key(request, source);
        if (pendingPhones.containsKey(key)) {
            // A repeated request counts once.
            return Word.WAIT;
        }
        if (pendingPhones.size() >= OF_ONE_ADDRESS || all >= MOST) {
            return Word.FULL;
        }
        if (pendingPhones.isEmpty()) {
            outbox.meet(address);
        }
        waiting.computeIfAbsent(address, _ -> new LinkedHashMap<>()).put(key, new WaitingRequest(request, source));
        all++;
        return Word.WAIT;
    }

    private static String key(SipRequest request, Source source) {
        String sequence = request.headers().first(Headers.CSEQ).orElse("");
        return source.port() + " " + source.transport() + " " + request.method() + " " + request.callId() + " "
                + sequence;
    }

    /**
     * Notes that the box has checked the address: its waiting requests are judged now, in the order in which they came.
     */
    void met(Ip4 address, BiConsumer<SipRequest, Source> judge) {
        List<WaitingRequest> pendingPhones =
                List.copyOf(waiting.getOrDefault(address, Map.of()).values());
        waiting.remove(address);
        all -= pendingPhones.size();
        met = address;
        try {
            pendingPhones.forEach(pendingPhone -> judge.accept(pendingPhone.request(), pendingPhone.source()));
        } finally {
            met = null;
        }
    }
}
