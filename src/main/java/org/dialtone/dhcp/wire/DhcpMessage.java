package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One DHCP message (RFC 2131 section 2); callers don't change its arrays.
 *
 * @param op      1 for a message of a client, 2 for one of a server
 * @param secs    seconds since the client began
 * @param flags   16 bits; the first one asks for a broadcast answer
 * @param ciaddr  the client's present address, where it has one
 * @param yiaddr  the address that the client gets
 * @param siaddr  the server of the next boot stage
 * @param giaddr  the relay's address
 * @param chaddr  16 bytes; the first {@code hlen} count
 * @param sname   64 bytes; zeros where the field held options
 * @param file    128 bytes; zeros where the field held options
 * @param options the options, with those of overloaded {@code sname} and {@code file}
 * @param plain   whether this is a message of RFC 951, which has no magic cookie and so no options
 */
public record DhcpMessage(
        int op,
        int htype,
        int hlen,
        int hops,
        int xid,
        int secs,
        int flags,
        Ip4 ciaddr,
        Ip4 yiaddr,
        Ip4 siaddr,
        Ip4 giaddr,
        byte[] chaddr,
        byte[] sname,
        byte[] file,
        Options options,
        boolean plain) {

    public static final int BOOTREQUEST = 1;
    public static final int BOOTREPLY = 2;
    public static final int BROADCAST = 0x8000;
    /**
     * The size that every client takes (RFC 2131 section 2), in bytes of UDP payload: 576 less the headers of IP and
     * UDP.
     */
    public static final int SAFE_SIZE = 548;

    static final int CHADDR = 16;
    static final int SNAME = 64;
    static final int FILE = 128;

    /** Reads a UDP payload; keeps the contents of options that it doesn't understand. */
    public static DhcpMessage decode(byte[] packet) throws MalformedMessage {
        return new Decoder(packet).message();
    }

    /** Reads the rest of the buffer as {@link #decode(byte[])} does. */
    public static DhcpMessage decode(ByteBuffer packet) throws MalformedMessage {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return decode(bytes);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** Bytes for a receiver of unknown capacity, which takes RFC 2131's minimum. */
    public byte[] encode() {
        return encode(SAFE_SIZE);
    }

    /**
     * Bytes for the wire: never fewer than BOOTP's 300, long values in pieces (RFC 3396), option 82 last (RFC 3046).
     * Options that don't fit go into {@code file} and {@code sname} (option 52); options that fit nowhere are left out,
     * last first, but never those that the protocol itself requires.
     *
     * @param room the largest UDP payload that the receiver takes; less than 548 counts as 548
     */
    public byte[] encode(int room) {
        return new Encoder(this, Math.max(room, SAFE_SIZE)).bytes();
    }

    /** The message type; empty for BOOTP and for types that RFC 2131 doesn't know. */
    public Optional<MessageType> type() {
        var code = options.u8(Code.MESSAGE_TYPE);
        return code.isPresent() ? MessageType.of(code.getAsInt()) : Optional.empty();
    }

    /** The client's Ethernet address; empty for other hardware. */
    public Optional<MacAddress> mac() {
        return htype == 1 && hlen == 6 ? Optional.of(MacAddress.of(chaddr, 0)) : Optional.empty();
    }

    public boolean broadcast() {
        return (flags & BROADCAST) != 0;
    }

    public boolean relayed() {
        return !giaddr.equals(Ip4.ANY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DhcpMessage that && Arrays.equals(encode(0xffff), that.encode(0xffff));
    }

    @Override
    public int hashCode() {
        return xid;
    }

    /** The message as text for logs and {@code probe}, one line for each option. */
    @Override
    public String toString() {
        return type().map(Enum::name).orElse("BOOTP") + " xid=" + HexFormat.of().toHexDigits(xid)
                + " chaddr=" + HexFormat.ofDelimiter(":").formatHex(chaddr, 0, Math.min(hlen, CHADDR)) + " flags="
                + HexFormat.of().toHexDigits((short) flags) + " ciaddr=" + ciaddr + " yiaddr=" + yiaddr
                + " siaddr=" + siaddr + " giaddr=" + giaddr + "\n" + options;
    }
}
