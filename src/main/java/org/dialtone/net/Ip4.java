package org.dialtone.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits in network order; compared as an unsigned number
 */
public record Ip4(int bits) implements Comparable<Ip4> {

    public static final Ip4 ANY = new Ip4(0);
    public static final Ip4 BROADCAST = new Ip4(-1);

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** Reads dotted decimal; never asks a name server. */
    public static Ip4 of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(
                "not an IPv4 address: \"" + text + "\" (expected four numbers from 0 to 255, e.g. 10.66.0.1)"));
    }

    /** As {@link #of(String)}, empty where the text is no address. */
    public static Optional<Ip4> parse(String text) {
        Matcher parts = DOTTED.matcher(text == null ? "" : text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | part;
        }
        return Optional.of(new Ip4(bits));
    }

    /** The four bytes from {@code offset} on. */
    public static Ip4 of(byte[] bytes, int offset) {
        return new Ip4((bytes[offset] & 0xff) << 24 | (bytes[offset + 1] & 0xff) << 16
                | (bytes[offset + 2] & 0xff) << 8 | bytes[offset + 3] & 0xff);
    }

    /** Empty for an IPv6 address. */
    public static Optional<Ip4> of(InetAddress address) {
        return address instanceof Inet4Address ? Optional.of(of(address.getAddress(), 0)) : Optional.empty();
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

    @Override
    public int compareTo(Ip4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }
}
