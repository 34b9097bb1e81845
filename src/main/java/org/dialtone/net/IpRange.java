package org.dialtone.net;

/** The addresses from {@code first} to {@code last}, both included. */
public record IpRange(Ip4 first, Ip4 last) {

    public IpRange {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a range goes upward, not from " + first + " to " + last);
        }
    }

    /** Reads {@code 10.66.1.1-10.66.2.254} or one address. */
    public static IpRange of(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new IpRange(Ip4.of(text), Ip4.of(text))
                : new IpRange(Ip4.of(text.substring(0, dash)), Ip4.of(text.substring(dash + 1)));
    }

    public boolean contains(Ip4 address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    public boolean overlaps(IpRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** The number of addresses: 1 to 2^32. */
    public long size() {
        return Integer.toUnsignedLong(last.bits()) - Integer.toUnsignedLong(first.bits()) + 1;
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
