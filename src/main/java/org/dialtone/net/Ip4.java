package org.dialtone.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IPv4 address.
 *
 * @param bits in network order; compared as an unsigned number
 */
public record Ip4(int bits) implements Comparable<Ip4> {

    public static final Ip4 ANY = new Ip4(0);
    public static final Ip4 BROADCAST = new Ip4(-1);

    /** Reads dotted decimal; never asks a name server. */
    public static Ip4 of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not an IPv4 address: \"" + text + "\" (expected four numbers from 0 to 255, e.g. 10.66.0.1)"));
    }

    /** Reads as {@link #of(String)} does; empty where the text is no address. */
    public static Optional<Ip4> parse(String text) {
        return text == null ? Optional.empty() : dotted(text.strip());
    }

    /** Parses by hand, because every connection and every packet brings an address. */
    private static Optional<Ip4> dotted(String text) {
        int bits = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? text.indexOf('.', at) : text.length();
            int number = number(text, at, end);
            if (number < 0 || number > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | number;
            at = end + 1;
        }
        return Optional.of(new Ip4(bits));
    }

    /** Reads one to three digits; gives -1 for anything else. */
    private static int number(String text, int from, int end) {
        int number = end > from && end <= from + 3 ? 0 : -1;
        for (int i = from; i < end && number >= 0; i++) {
            char c = text.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : -1;
        }
        return number;
    }

    /** Reads the four bytes from {@code offset} on. */
    public static Ip4 of(byte[] bytes, int offset) {
        return new Ip4((bytes[offset] & 0xff) << 24
                | (bytes[offset + 1] & 0xff) << 16
                | (bytes[offset + 2] & 0xff) << 8
                | bytes[offset + 3] & 0xff);
    }

    /** Gives the IPv4 address; empty for an IPv6 address. */
    public static Optional<Ip4> of(InetAddress address) {
        return address instanceof Inet4Address ? Optional.of(of(address.getAddress(), 0)) : Optional.empty();
    }

    /** Whether it is one of 127.0.0.0/8 (RFC 1122 section 3.2.1.3): a program of this machine has it, and no phone. */
    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    public byte[] bytes() {
        return new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
    }

    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(bytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }

    /** The address that lies {@code offset} further. */
    public Ip4 plus(int offset) {
        return new Ip4(bits + offset);
    }

    /** Scattered, as that of {@link MacAddress}. */
    @Override
    public int hashCode() {
        return (int) (bits * 0x9e37_79b9_7f4a_7c15L >>> 32);
    }

    @Override
    public int compareTo(Ip4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }
}
