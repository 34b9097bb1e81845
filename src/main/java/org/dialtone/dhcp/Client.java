package org.dialtone.dhcp;

import java.util.HexFormat;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.VendorClasses;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;

/**
 * The client, by what its message says; all but the first may be null.
 *
 * @param clientId    option 61 as hex digits
 * @param vendorClass option 60, its printable characters; else the first of option 124
 * @param moreClasses option 124 as sent
 * @param userClass   option 77 as sent
 * @param identity    what the fleet knows of it
 */
record Client(
        MacAddress mac,
        String clientId,
        String vendorClass,
        byte[] moreClasses,
        byte[] userClass,
        RelayInfo relay,
        Identity identity) {

    /**
     * RFC 2132 section 9.14: an identifier has a type and at least one byte more; anything shorter can't tell clients
     * apart.
     */
    private static final int SHORTEST_ID = 2;

    /**
     * @param relay the part of option 82 that the box believes
     * @param quiet whether the message is one of too many, of which nothing is learned
     */
    static Client of(DhcpMessage message, MacAddress mac, RelayInfo relay, Fleet fleet, boolean quiet) {
        byte[] id = message.options().get(Code.CLIENT_ID);
        String clientId =
                id == null || id.length < SHORTEST_ID ? null : HexFormat.of().formatHex(id);
        byte[] moreClasses = message.options().get(Code.VENDOR_IDENTIFYING_CLASS);
        String vendorClass = vendorClass(message, moreClasses);
        return new Client(
                mac,
                clientId,
                vendorClass,
                moreClasses,
                message.options().get(Code.USER_CLASS),
                relay,
                (quiet ? fleet.identity(mac, vendorClass, null) : fleet.sighted(mac, vendorClass, null)).orElse(null));
    }

    private static String vendorClass(DhcpMessage message, byte[] moreClasses) {
        return message.options()
                .text(Code.VENDOR_CLASS)
                .orElseGet(() -> moreClasses == null
                        ? null
                        : VendorClasses.of(moreClasses).stream().findFirst().orElse(null));
    }

    /** Whether the lease is this device's, by its hardware address alone. */
    boolean isDeviceOf(Lease lease) {
        return lease.mac().equals(mac);
    }

    /**
     * Whether the lease belongs to another device with this client's identifier (RFC 2131 section 4.2). Any device can
     * send an identifier, so it proves nothing.
     */
    boolean claims(Lease lease) {
        return !isDeviceOf(lease) && clientId != null && clientId.equals(lease.clientId());
    }

    String vendor() {
        return identity == null ? null : identity.vendor();
    }
}
