package org.dialtone.web.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network of a client: whoever guesses has many addresses, but few networks. */
final class SourceNetwork {

    private static final int PREFIX_BYTES = 8;

    private SourceNetwork() {}

    /** The /24 of an IPv4 address, the /64 of an IPv6 address; a text that is no address stands for itself. */
    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64"
                    : address.substring(0, address.lastIndexOf('.')) + ".0/24";
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
