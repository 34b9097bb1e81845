package org.dialtone.net;

/**
 * An IPv4 subnet.
 *
 * @param network its first address, host bits zero
 * @param prefix  length of the mask, 0 to 32
 */
public record Subnet(Ip4 network, int prefix) {

    public Subnet {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("a prefix is 0 to 32, not " + prefix);
        }
        if ((network.bits() & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException(network + "/" + prefix + " has host bits set; the subnet is "
                    + new Ip4(network.bits() & mask(prefix)) + "/" + prefix);
        }
    }

    /** Reads {@code 10.66.0.0/16}. */
    public static Subnet of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new IllegalArgumentException("not a subnet: \"" + text + "\" (expected e.g. 10.66.0.0/16)");
        }
        return new Subnet(Ip4.of(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The subnet of this size that {@code address} lies in. */
    public static Subnet around(Ip4 address, int prefix) {
        return new Subnet(new Ip4(address.bits() & mask(prefix)), prefix);
    }

    public boolean contains(Ip4 address) {
        return (address.bits() & mask(prefix)) == network.bits();
    }

    public boolean overlaps(Subnet other) {
        return contains(other.network) || other.contains(network);
    }

    public Ip4 mask() {
        return new Ip4(mask(prefix));
    }

    public Ip4 broadcast() {
        return new Ip4(network.bits() | ~mask(prefix));
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << 32 - prefix;
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
