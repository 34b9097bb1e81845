package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.journal.Grounds;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An address that a device uses though the box didn't give it.
 *
 * @param by    the device, or null where a router lies between
 * @param until when the box may give the address again, if it is free then
 * @param who   which device uses the address
 */
public record AddressConflict(Ip4 address, MacAddress by, Instant until, Grounds who) {}
