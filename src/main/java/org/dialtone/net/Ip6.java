package org.dialtone.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;

/**
 * An IPv6 address without a zone.
 *
 * @param high the first 8 octets in network order
 * @param low  the last 8
 */
public record Ip6(long high, long low) implements Comparable<Ip6> {

    private static final int LENGTH = 16;
    private static final int GROUPS = 8;
    private static final String SPELLING = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
    private static final Comparator<Ip6> ORDER =
            Comparator.comparing(Ip6::high, Long::compareUnsigned).thenComparing(Ip6::low, Long::compareUnsigned);

    /** Reads an address as RFC 4291 section 2.2 writes it, without brackets or zone; never asks a name server. */
    public static Optional<Ip6> parse(String text) {
        try {
            return text.matches(SPELLING) ? of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Gives the IPv6 address; empty for an IPv4 address. */
    public static Optional<Ip6> of(InetAddress address) {
        return address instanceof Inet6Address ? Optional.of(of(address.getAddress(), 0)) : Optional.empty();
    }

    /** Reads the 16 bytes from {@code offset} on. */
    public static Ip6 of(byte[] bytes, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Ip6(buffer.getLong(offset), buffer.getLong(offset + Long.BYTES));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(bytes());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int compareTo(Ip6 other) {
        return ORDER.compare(this, other);
    }

    /** The one spelling of RFC 5952: the longest run of zeros is left out. */
    @Override
    public String toString() {
        int from = 0;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(i);
            if (zeros > longest) {
                from = i;
                longest = zeros;
            }
        }
        return longest > 1 ? groups(0, from) + "::" + groups(from + longest, GROUPS) : groups(0, GROUPS);
    }

    private int zeros(int from) {
        int end = from;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - from;
    }

    private String groups(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }

    private int group(int at) {
        long half = at < GROUPS / 2 ? high : low;
        return (int) (half >>> (GROUPS / 2 - 1 - at % (GROUPS / 2)) * Short.SIZE) & 0xffff;
    }
}
