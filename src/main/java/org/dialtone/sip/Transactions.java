package org.dialtone.sip;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.Via;

/** The transactions that run now (RFC 3261 section 17.1.3 and 17.2.3). For one thread. */
final class Transactions {

    static final String COOKIE = "z9hG4bK";
    /** The limit: each costs some kilobytes for half a minute, and no phone network has more. */
    private static final int MOST = 20_000;

    private final EffectQueue outbox;
    private final Map<String, ServerTransaction> servers = new LinkedHashMap<>();
    private final Map<String, ClientTransaction> clients = new LinkedHashMap<>();

    Transactions(EffectQueue outbox) {
        this.outbox = outbox;
    }

    boolean isFull() {
        return servers.size() >= MOST || clients.size() >= MOST;
    }

    /**
     * Makes room for one more: answered transactions give way first, then those that are no calls, the oldest first.
     */
    void makeRoom() {
        while (servers.size() >= MOST) {
            servers.values().stream()
                    .min(Comparator.comparing(ServerTransaction::isOpen).thenComparing(ServerTransaction::isInvite))
                    .ifPresent(ServerTransaction::giveWay);
        }
        while (clients.size() >= MOST) {
            clients.values().stream()
                    .min(Comparator.comparing(ClientTransaction::isOpen).thenComparing(ClientTransaction::isInvite))
                    .ifPresent(ClientTransaction::giveWay);
        }
    }

    /** The transaction that a request repeats. */
    Optional<ServerTransaction> server(SipRequest request) {
        return Optional.ofNullable(servers.get(key(request, request.method())));
    }

    /** The INVITE that an ACK or a CANCEL belongs to. */
    Optional<ServerTransaction> invite(SipRequest request) {
        return Optional.ofNullable(servers.get(key(request, "INVITE")));
    }

    /** @param request the stamped request */
    ServerTransaction serve(SipRequest request, Source source) {
        String key = key(request, request.method());
        ServerTransaction server = new ServerTransaction(outbox, request, source, () -> servers.remove(key));
        servers.put(key, server);
        return server;
    }

    /** Sends the request and waits for its responses. */
    ClientTransaction send(SipRequest request, Source to, ClientTransaction.Listener listener) {
        String key = key(request.via().orElseThrow(), request.method());
        ClientTransaction client = new ClientTransaction(outbox, request, to, listener, () -> clients.remove(key));
        clients.put(key, client);
        client.start();
        return client;
    }

    /**
     * Takes a response. One without a transaction is dropped: a proxy that forwarded it blindly would send for
     * strangers.
     */
    void hear(SipResponse response, Source source) {
        String key = key(
                response.via().orElseThrow(), response.cseq().map(CSeq::method).orElse(""));
        ClientTransaction client = clients.get(key);
        if (client != null && client.to().ip().equals(source.ip())) {
            client.hear(response);
        }
    }

    /** Notes that a connection is gone, or can't be made. */
    void lost(Source link) {
        List.copyOf(clients.values()).stream()
                .filter(client -> client.to().equals(link))
                .forEach(client -> client.fail(503));
        // A caller without a connection can't get the answer, so its requests are cancelled.
        List.copyOf(servers.values()).stream()
                .filter(server -> server.source().equals(link))
                .forEach(ServerTransaction::cancel);
    }

    private static String key(Via own, String method) {
        return own.branch().orElse("") + " " + method;
    }

    private static String key(SipRequest request, String method) {
        Via via = request.via().orElseThrow();
        String branch = via.branch().orElse("");
        String sender = via.host() + ":" + via.port();
        return branch.startsWith(COOKIE) && branch.length() > COOKIE.length()
                ? branch + " " + sender + " " + method
                : old(request, branch + sender, method);
    }

    /** The key for clients older than RFC 3261, which have no unique branch: the dialog and the sequence number. */
    private static String old(SipRequest request, String hop, String method) {
        return request.callId() + " " + request.cseq().map(CSeq::number).orElse(0L) + " "
                + request.from().flatMap(NameAddress::tag).orElse("") + " " + hop + " " + request.uri() + " " + method;
    }
}
