package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An address that the box didn't give, and that a device uses all the same.
 *
 * @param by    the device, or null where a router lies between
 * @param until when the address may be given again, if it is free then
 * @param says  who uses it, in words
 */
public record AddressConflict(Ip4 address, MacAddress by, Instant until, String says) {}
