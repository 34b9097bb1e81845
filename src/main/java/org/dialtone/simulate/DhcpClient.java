package org.dialtone.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The DHCP client in one phone: DISCOVER to ACK, and renewal (RFC 2131 section 4.4), behind a relay. */
final class DhcpClient {

    /** What the server gave to the phone. */
    record Lease(Ip4 address, Duration renewal, Options options) {}

    /** A NAK, after which a client begins again (RFC 2131 section 4.4.1). */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        Refused(String says) {
            super(says);
        }
    }

    private static final int CIRCUIT_ID = 1;
    private static final int RELAY_SOURCE_PORT = 19;
    private static final int TRIES = 5;

    private final MacAddress mac;
    private final String vendorClass;
    private final byte[] requests;
    private final Relay relay;
    private final Duration firstWait;
    private final RandomGenerator random;
    private int repeated;

    /**
     * @param vendorClass option 60, or null
     * @param requests    option 55
     * @param firstWait   wait for an answer, doubled with each try: 4 s in RFC 2131
     */
    DhcpClient(
            MacAddress mac,
            String vendorClass,
            List<Integer> requests,
            Relay relay,
            Duration firstWait,
            RandomGenerator random) {
        this.mac = mac;
        this.vendorClass = vendorClass;
        this.requests = new byte[requests.size()];
        for (int i = 0; i < this.requests.length; i++) {
            this.requests[i] = requests.get(i).byteValue();
        }
        this.relay = relay;
        this.firstWait = firstWait;
        this.random = random;
    }

    /** Returns how many messages it has sent again. */
    int repeated() {
        return repeated;
    }

    /**
     * Obtains an address, from DISCOVER to ACK; {@code steps} receives OFFER and ACK.
     *
     * @throws IOException with the reason, when the server gives no address
     */
    Lease boot(Steps steps) throws IOException, InterruptedException {
        int xid = random.nextInt();
        long started = System.nanoTime();
        Relay.Answer offered = ask(message(MessageType.DISCOVER, xid).build(), MessageType.OFFER);
        DhcpMessage offer = offered.message();
        steps.took("OFFER", offered.at() - started);
        started = System.nanoTime();
        Relay.Answer ack = ask(
                message(MessageType.REQUEST, xid)
                        .option(Code.REQUESTED_ADDRESS, offer.yiaddr())
                        .option(Code.SERVER_ID, serverId(offer))
                        .build(),
                MessageType.ACK);
        steps.took("ACK", ack.at() - started);
        return lease(ack.message());
    }

    /**
     * Renews as a client does in REBINDING, because a relay forwards its broadcast. In RENEWING the answer would go to
     * port 68 of the phone's own address, which a process without rights can't open.
     */
    Lease renew(Lease held) throws IOException, InterruptedException {
        return lease(ask(
                        message(MessageType.REQUEST, random.nextInt())
                                .ciaddr(held.address())
                                .build(),
                        MessageType.ACK)
                .message());
    }

    private Relay.Answer ask(DhcpMessage message, MessageType wanted) throws IOException, InterruptedException {
        Duration wait = firstWait;
        for (int i = 0; i < TRIES; i++, wait = wait.multipliedBy(2)) {
            repeated += i == 0 ? 0 : 1;
            Optional<Relay.Answer> answer = relay.exchange(message, this::answersUs, aboutAs(wait));
            Optional<MessageType> type = answer.map(Relay.Answer::message).flatMap(DhcpMessage::type);
            if (type.isPresent() && type.get() == MessageType.NAK) {
                throw new Refused("NAK: "
                        + answer.get().message().options().text(Code.MESSAGE).orElse("no reason given"));
            }
            if (type.isPresent() && type.get() == wanted) {
                return answer.get();
            }
        }
        throw new IOException("no " + wanted + " after " + TRIES + " tries");
    }

    /**
     * Varies the wait: 4 s are 3 to 5 s (RFC 2131 section 4.1), so that phones which were switched on together don't
     * ask together each time.
     */
    private Duration aboutAs(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * random.nextDouble(0.75, 1.25)));
    }

    private boolean answersUs(DhcpMessage answer) {
        return answer.op() == DhcpMessage.BOOTREPLY
                && answer.mac().filter(mac::equals).isPresent();
    }

    private MessageBuilder message(MessageType type, int xid) {
        MessageBuilder message = DhcpMessage.builder()
                .xid(xid)
                .mac(mac)
                .hops(1)
                .giaddr(relay.address())
                .type(type)
                .option(Code.PARAMETER_REQUEST_LIST, requests)
                .option(Code.RELAY_AGENT, relayInformation());
        return vendorClass == null
                ? message
                : message.option(Code.VENDOR_CLASS, vendorClass.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] relayInformation() {
        byte[] circuit = "simulator".getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[circuit.length + (relay.hasOwnPort() ? 4 : 2)];
        value[0] = CIRCUIT_ID;
        value[1] = (byte) circuit.length;
        System.arraycopy(circuit, 0, value, 2, circuit.length);
        if (relay.hasOwnPort()) {
            value[circuit.length + 2] = RELAY_SOURCE_PORT;
        }
        return value;
    }

    private static Ip4 serverId(DhcpMessage offer) throws IOException {
        return offer.options()
                .address(Code.SERVER_ID)
                .orElseThrow(() -> new IOException("the OFFER names no server (option 54)"));
    }

    private static Lease lease(DhcpMessage ack) {
        long lease = ack.options().u32(Code.LEASE_TIME).orElse(3600);
        return new Lease(
                ack.yiaddr(),
                Duration.ofSeconds(ack.options().u32(Code.RENEWAL_TIME).orElse(lease / 2)),
                ack.options());
    }
}
