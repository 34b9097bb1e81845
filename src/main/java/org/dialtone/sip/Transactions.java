package org.dialtone.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
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
    /** The limit of open requests within dialogs from one address: a base with a hundred calls may be behind it. */
    static final int MOST_WITHIN = 500;

    private final EffectQueue outbox;
    private final Map<String, ServerTransaction> servers = new HashMap<>();
    private final Map<String, ClientTransaction> clients = new HashMap<>();
    private final YieldOrder<ServerTransaction> serverOrder = new YieldOrder<>();
    private final YieldOrder<ClientTransaction> clientOrder = new YieldOrder<>();
    /** The open requests within dialogs by source address; those that hang up don't count. */
    private final Map<Ip4, Integer> within = new HashMap<>();

    Transactions(EffectQueue outbox) {
        this.outbox = outbox;
    }

    boolean isFull() {
        return servers.size() >= MOST || clients.size() >= MOST;
    }

    /** Whether this address has as many open requests within dialogs as it may have. */
    boolean isCrowded(Ip4 address) {
        return within.getOrDefault(address, 0) >= MOST_WITHIN;
    }

    /**
     * Makes room for one more: answered transactions give way first, then those that are no calls, the oldest first.
     */
    void makeRoom() {
        while (servers.size() >= MOST) {
            serverOrder.first().giveWay();
        }
        while (clients.size() >= MOST) {
            clientOrder.first().giveWay();
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
        ServerTransaction server = new ServerTransaction(outbox, request, source, this::answered, ended -> {
            servers.remove(key, ended);
            serverOrder.ended(ended, ended.isInvite());
            count(ended, ended.isOpen() ? -1 : 0);
        });
        servers.put(key, server);
        serverOrder.begun(server, server.isInvite());
        count(server, 1);
        return server;
    }

    private void answered(ServerTransaction server) {
        serverOrder.answered(server, server.isInvite());
        count(server, -1);
    }

    private void count(ServerTransaction server, int more) {
        if (server.isWithinDialog() && !server.request().method().equals("BYE")) {
            within.merge(server.source().ip(), more, (old, step) -> old + step == 0 ? null : old + step);
        }
    }

    /** Sends the request and waits for its responses. */
    ClientTransaction send(SipRequest request, Source to, ClientTransaction.Listener listener) {
        String key = RecordRoutes.branch(request) + " " + request.method();
        ClientTransaction client = new ClientTransaction(
                outbox,
                request,
                to,
                listener,
                answered -> clientOrder.answered(answered, answered.isInvite()),
                ended -> {
                    clients.remove(key, ended);
                    clientOrder.ended(ended, ended.isInvite());
                });
        clients.put(key, client);
        clientOrder.begun(client, client.isInvite());
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
