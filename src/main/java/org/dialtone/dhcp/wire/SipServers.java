package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;
import org.dialtone.net.Ip4;

/** SIP servers (RFC 3361): encoding byte 0 with names, or 1 with addresses. */
final class SipServers {

    private static final byte NAMES = 0;
    private static final byte ADDRESSES = 1;

    private SipServers() {}

    static byte[] encode(List<String> values) {
        List<Ip4> addresses =
                values.stream().flatMap(value -> Ip4.parse(value).stream()).toList();
        if (addresses.isEmpty()) {
            byte[] names = Domains.encode(values);
            return ByteBuffer.allocate(1 + names.length).put(NAMES).put(names).array();
        }
        if (addresses.size() < values.size()) {
            throw new Misfit(Why.MIXED, "", "addresses and names are mixed");
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + 4 * addresses.size()).put(ADDRESSES);
        addresses.forEach(address -> bytes.putInt(address.bits()));
        return bytes.array();
    }

    static String describe(byte[] bytes) {
        return switch (bytes[0]) {
            case NAMES -> OptionShape.joined(Domains.read(bytes, 1));
            case ADDRESSES -> addresses(bytes);
            default -> OptionShape.hex(bytes);
        };
    }

    private static String addresses(byte[] bytes) {
        OptionShape.demand(bytes.length % 4 == 1 && bytes.length > 1);
        List<Ip4> addresses = new ArrayList<>();
        for (int at = 1; at < bytes.length; at += 4) {
            addresses.add(Ip4.of(bytes, at));
        }
        return OptionShape.joined(addresses);
    }
}
