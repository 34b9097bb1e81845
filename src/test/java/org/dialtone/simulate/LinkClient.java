package org.dialtone.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The DHCP client of one phone on a link, in each state of RFC 2131 section 4.4. It asks again after 1, 2 and 4 s, and
 * then each 4 s: sooner than the RFC says, so that a test needn't wait for the client.
 */
final class LinkClient {

    /** What a server gave. @param server its identifier, to which renewals go */
    record Lease(Ip4 address, Ip4 server, Options options) {}

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final MacAddress mac;
    private final String vendorClass;
    private final byte[] requests;
    private final LinkDhcp link;
    private final RandomGenerator random;

    LinkClient(Roster.Member who, LinkDhcp link, RandomGenerator random) {
        mac = who.mac();
        vendorClass = VendorScript.fill(who.script().vendorClass(), who.model(), mac);
        requests = new byte[who.script().requests().size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = who.script().requests().get(i).byteValue();
        }
        this.link = link;
        this.random = random;
    }

    /** INIT to BOUND; asks for as long as it takes. */
    Lease discover() throws IOException, InterruptedException {
        while (true) {
            Optional<DhcpMessage> offer =
                    ask(message(MessageType.DISCOVER), null, null, MessageType.OFFER, Integer.MAX_VALUE);
            Optional<Ip4> server = offer.flatMap(each -> each.options().address(Code.SERVER_ID));
            if (server.isPresent()) {
                MessageBuilder request = message(MessageType.REQUEST)
                        .option(Code.REQUESTED_ADDRESS, offer.get().yiaddr())
                        .option(Code.SERVER_ID, server.get());
                Optional<Lease> lease = lease(ask(request, null, null, MessageType.ACK, 2));
                if (lease.isPresent()) {
                    return lease.get();
                }
            }
        }
    }

    /** INIT-REBOOT; empty where it was refused, or nobody answered. */
    Optional<Lease> reboot(Ip4 address) throws IOException, InterruptedException {
        MessageBuilder request = message(MessageType.REQUEST).option(Code.REQUESTED_ADDRESS, address);
        return lease(ask(request, null, null, MessageType.ACK, 3));
    }

    /** RENEWING, then REBINDING; empty where it was refused, or nobody answered. */
    Optional<Lease> renew(Lease held) throws IOException, InterruptedException {
        MessageBuilder request = message(MessageType.REQUEST).ciaddr(held.address());
        Optional<DhcpMessage> answer = ask(request, held.address(), held.server(), MessageType.ACK, 2);
        return lease(answer.isPresent() ? answer : ask(request, held.address(), null, MessageType.ACK, 3));
    }

    void release(Lease held) throws IOException {
        LinkDhcp.unicast(
                held.address(),
                held.server(),
                message(MessageType.RELEASE)
                        .ciaddr(held.address())
                        .option(Code.SERVER_ID, held.server())
                        .build());
    }

    /** Asks until an answer of this type or a NAK comes, and gives it. */
    private Optional<DhcpMessage> ask(MessageBuilder builder, Ip4 from, Ip4 server, MessageType wanted, int tries)
            throws IOException, InterruptedException {
        int xid = random.nextInt();
        DhcpMessage message = builder.xid(xid).build();
        link.expect(xid);
        try {
            Duration wait = FIRST;
            for (int i = 0; i < tries; i++, wait = doubled(wait)) {
                if (server == null) {
                    link.broadcast(message);
                } else {
                    LinkDhcp.unicast(from, server, message);
                }
                Optional<DhcpMessage> answer = link.answer(xid, wait);
                while (answer.isPresent() && !is(answer.get(), wanted)) {
                    answer = link.answer(xid, wait);
                }
                if (answer.isPresent()) {
                    return answer;
                }
            }
            return Optional.empty();
        } finally {
            link.forget(xid);
        }
    }

    private boolean is(DhcpMessage answer, MessageType wanted) {
        MessageType type = answer.type().orElse(null);
        return answer.mac().filter(mac::equals).isPresent() && (type == wanted || type == MessageType.NAK);
    }

    private static Duration doubled(Duration wait) {
        return wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }

    private MessageBuilder message(MessageType type) {
        MessageBuilder message =
                DhcpMessage.builder().mac(mac).type(type).option(Code.PARAMETER_REQUEST_LIST, requests);
        return vendorClass == null
                ? message
                : message.option(Code.VENDOR_CLASS, vendorClass.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Lease> lease(Optional<DhcpMessage> answer) {
        return answer.filter(each -> each.type().equals(Optional.of(MessageType.ACK)))
                .map(ack -> new Lease(
                        ack.yiaddr(), ack.options().address(Code.SERVER_ID).orElse(Ip4.BROADCAST), ack.options()));
    }
}
