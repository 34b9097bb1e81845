package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * One DHCP message (RFC 2131 section 2); its arrays are not to be changed.
 *
 * @param op      1 from a client, 2 from a server
 * @param secs    seconds since the client began
 * @param flags   16 bits, of which the first asks for a broadcast answer
 * @param ciaddr  the client's address, where it has one
 * @param yiaddr  the address that it gets
 * @param siaddr  the server of the next boot stage
 * @param giaddr  the relay's address
 * @param chaddr  16 bytes, of which the first {@code hlen} count
 * @param sname   64 bytes, zeros where it held options
 * @param file    128 bytes, zeros where it held options
 * @param options those of {@code sname} and {@code file} included where overloaded
 * @param plain   whether it is one of RFC 951, which has no magic cookie, and so no options
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
    /** What every client takes (RFC 2131 section 2), in bytes of UDP payload: 576 less the headers of IP and UDP. */
    public static final int SAFE_SIZE = 548;

    static final int CHADDR = 16;
    static final int SNAME = 64;
    static final int FILE = 128;

    /** Reads a UDP payload; what is not understood inside an option is kept. */
    public static DhcpMessage decode(byte[] packet) throws MalformedMessage {
        return new Decoder(packet).message();
    }

    /** Reads what remains of the buffer, as {@link #decode(byte[])}. */
    public static DhcpMessage decode(ByteBuffer packet) throws MalformedMessage {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return decode(bytes);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** Bytes for a receiver of which nothing is known but RFC 2131's minimum. */
    public byte[] encode() {
        return encode(SAFE_SIZE);
    }

    /**
     * Bytes for the wire: never fewer than BOOTP's 300, long values in pieces (RFC 3396), option 82 last (RFC 3046).
     * What does not fit goes into {@code file} and {@code sname} (option 52); what fits nowhere is left out, last first,
     * but never what the protocol itself demands.
     *
     * @param room the largest UDP payload that the receiver takes; less than 548 counts as 548
     */
    public byte[] encode(int room) {
        return new Encoder(this, Math.max(room, SAFE_SIZE)).bytes();
    }

    /** Empty for BOOTP and for types that RFC 2131 doesn't know. */
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

    /** Readable, a line an option: for logs and {@code probe}. */
    @Override
    public String toString() {
        return type().map(Enum::name).orElse("BOOTP") + " xid=" + HexFormat.of().toHexDigits(xid)
                + " chaddr=" + HexFormat.ofDelimiter(":").formatHex(chaddr, 0, Math.min(hlen, CHADDR)) + " flags="
                + HexFormat.of().toHexDigits((short) flags) + " ciaddr=" + ciaddr + " yiaddr=" + yiaddr
                + " siaddr=" + siaddr + " giaddr=" + giaddr + "\n" + options;
    }
}
