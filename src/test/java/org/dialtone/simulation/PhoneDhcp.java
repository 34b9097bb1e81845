package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The DHCP client of a phone (RFC 2131 section 4.4), with all its timers. */
final class PhoneDhcp {

    private static final byte[] WANTED = {1, 3, 6, 66, 51, 58, 59};
    private static final int TRIES = 4;
    private static final Duration AFTER_DECLINE = Duration.ofSeconds(10);

    /** Where the client stands, by RFC 2131 figure 5. */
    private enum Stage {
        OFF,
        SELECTING,
        REQUESTING,
        REBOOTING,
        BOUND,
        RENEWING,
        REBINDING
    }

    /** The device of the client. */
    interface Device {

        MacAddress mac();

        /** @param what for the story */
        void send(String what, DhcpMessage message, Ip4 source);

        void release(DhcpMessage message, Ip4 source);

        /** Whether another device answers there. */
        boolean isTaken(Ip4 address);

        void got(Ip4 address, DhcpMessage ack);

        void lost();
    }

    private final Device device;
    private final VirtualTime time;
    private final Chance chance;
    private final boolean careful;
    private MacAddress identifier;
    private Ip4 wish;
    private Stage stage = Stage.OFF;
    private Ip4 address;
    private Ip4 server;
    private long ends;
    private long rebinds;
    private long asked;
    private int xid;
    private int tries;
    private int turn;

    PhoneDhcp(Device device, VirtualTime time, Chance chance) {
        this.device = device;
        this.time = time;
        this.chance = chance;
        identifier = chance.of(0.5) ? device.mac() : null;
        careful = chance.of(0.5);
    }

    /** From now on names this device in option 61, and asks for this address. */
    void pose(MacAddress other, Ip4 wanted) {
        identifier = other;
        wish = wanted;
    }

    /** The address by the last ACK, until its time is over or the phone knows better. */
    Optional<Ip4> held() {
        return address != null && time.nanos() < ends ? Optional.of(address) : Optional.empty();
    }

    /** Whether it has its address from this server. */
    boolean isServedBy(Ip4 other) {
        return other.equals(server);
    }

    /** When the lease ends, in elapsed nanoseconds. */
    long ends() {
        return ends;
    }

    boolean uses(Ip4 asked) {
        return asked.equals(address) && (stage == Stage.BOUND || stage == Stage.RENEWING || stage == Stage.REBINDING);
    }

    /** Starts with the remembered address, if any, or as one that is new. */
    void start(boolean remembers) {
        xid = chance.number();
        tries = 0;
        if (remembers && held().isPresent()) {
            stage = Stage.REBOOTING;
            request();
        } else {
            discover();
        }
    }

    /** The power is off; the address is remembered. */
    void stop() {
        stage = Stage.OFF;
        turn++;
    }

    /** Gives the address back, and is off. */
    void release() {
        if (held().isPresent()) {
            device.release(
                    message(MessageType.RELEASE)
                            .ciaddr(address)
                            .option(Code.SERVER_ID, server)
                            .build(),
                    address);
            address = null;
        }
        stop();
    }

    private void discover() {
        forget();
        stage = Stage.SELECTING;
        xid = chance.number();
        tries = 0;
        sendDiscover();
    }

    private void forget() {
        if (uses(address == null ? Ip4.ANY : address)) {
            device.lost();
        }
        address = null;
    }

    private void sendDiscover() {
        MessageBuilder discover = message(MessageType.DISCOVER);
        send(MessageType.DISCOVER, wish == null ? discover : discover.option(Code.REQUESTED_ADDRESS, wish), Ip4.ANY);
        later(backoff(), this::sendDiscover);
    }

    /** 4 s, doubled with each try up to 64 s, and a second more or less. */
    private Duration backoff() {
        long seconds = Math.min(64, 4L << Math.min(tries++, 4));
        return Duration.ofMillis(seconds * 1_000 - 1_000 + chance.below(2_000));
    }

    /** The lease counts from the first REQUEST, because the ACK may answer that one. */
    private void request() {
        asked = tries == 0 ? time.nanos() : asked;
        MessageBuilder request = message(MessageType.REQUEST).option(Code.REQUESTED_ADDRESS, address);
        send(
                MessageType.REQUEST,
                stage == Stage.REQUESTING ? request.option(Code.SERVER_ID, server) : request,
                Ip4.ANY);
        later(backoff(), () -> {
            if (tries < TRIES) {
                request();
            } else {
                discover();
            }
        });
    }

    private void renew() {
        if (time.nanos() >= ends) {
            discover();
            return;
        }
        stage = time.nanos() >= rebinds ? Stage.REBINDING : Stage.RENEWING;
        asked = time.nanos();
        xid = chance.number();
        if (stage == Stage.REBINDING || isServedBy(VirtualLan.BOX)) {
            send(MessageType.REQUEST, message(MessageType.REQUEST).ciaddr(address), address);
        }
        long next = stage == Stage.RENEWING ? rebinds : ends;
        long half = Math.max((next - time.nanos()) / 2, Duration.ofSeconds(20).toNanos());
        later(Duration.ofNanos(Math.min(half, ends - time.nanos() + 1_000)), this::renew);
    }

    private MessageBuilder message(MessageType type) {
        MessageBuilder message = DhcpMessage.builder()
                .xid(xid)
                .mac(device.mac())
                .type(type)
                .option(Code.VENDOR_CLASS, "yealink".getBytes(StandardCharsets.US_ASCII))
                .option(Code.PARAMETER_REQUEST_LIST, WANTED);
        return identifier == null ? message : message.option(Code.CLIENT_ID, ethernet(identifier));
    }

    /** RFC 2132 section 9.14: hardware type 1 and the MAC. */
    private static byte[] ethernet(MacAddress mac) {
        byte[] value = new byte[7];
        value[0] = 1;
        System.arraycopy(mac.bytes(), 0, value, 1, 6);
        return value;
    }

    private void send(MessageType type, MessageBuilder message, Ip4 source) {
        String about = address == null ? "" : " " + address;
        device.send(type + about + " " + stage.name().toLowerCase(Locale.ROOT), message.build(), source);
    }

    private void later(Duration wait, Runnable task) {
        int mine = ++turn;
        time.after(wait, () -> {
            if (turn == mine) {
                task.run();
            }
        });
    }

    void hear(DhcpMessage message) {
        if (stage == Stage.OFF || message.xid() != xid) {
            return;
        }
        switch (message.type().orElseThrow()) {
            case OFFER -> offered(message);
            case ACK -> acknowledged(message);
            case NAK -> refused();
            default -> {}
        }
    }

    private void offered(DhcpMessage offer) {
        if (stage == Stage.SELECTING) {
            stage = Stage.REQUESTING;
            address = offer.yiaddr();
            ends = 0;
            server = offer.options().address(Code.SERVER_ID).orElseThrow();
            tries = 0;
            request();
        }
    }

    private void refused() {
        if (stage == Stage.REQUESTING
                || stage == Stage.REBOOTING
                || stage == Stage.RENEWING
                || stage == Stage.REBINDING) {
            forget();
            ends = 0;
            stage = Stage.SELECTING;
            later(chance.millis(1_000, 3_000), this::discover);
        }
    }

    private void acknowledged(DhcpMessage ack) {
        if (stage == Stage.SELECTING || stage == Stage.BOUND) {
            return;
        }
        boolean renewal = stage == Stage.RENEWING || stage == Stage.REBINDING;
        long seconds = ack.options().u32(Code.LEASE_TIME).orElseThrow();
        if (!renewal && careful && device.isTaken(ack.yiaddr())) {
            device.send(
                    "DECLINE " + ack.yiaddr(),
                    message(MessageType.DECLINE)
                            .option(Code.REQUESTED_ADDRESS, ack.yiaddr())
                            .option(Code.SERVER_ID, server)
                            .build(),
                    Ip4.ANY);
            address = null;
            stage = Stage.SELECTING;
            later(AFTER_DECLINE, this::discover);
            return;
        }
        stage = Stage.BOUND;
        address = ack.yiaddr();
        Ip4 before = server;
        server = ack.options().address(Code.SERVER_ID).orElseThrow();
        ends = asked + seconds * 1_000_000_000L;
        rebinds = asked + ack.options().u32(Code.REBINDING_TIME).orElse(seconds * 7 / 8) * 1_000_000_000L;
        long renews = asked + ack.options().u32(Code.RENEWAL_TIME).orElse(seconds / 2) * 1_000_000_000L;
        later(Duration.ofNanos(Math.max(0, renews - time.nanos())), this::renew);
        if (!renewal || !isServedBy(before)) {
            device.got(address, ack);
        }
    }
}
