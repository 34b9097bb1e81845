package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A believed claim to an address, as the disk keeps it.
 *
 * @param at    when the client made it
 * @param until a day after the last sign of the address, which the disk learns of once an hour
 * @param place the client's port by its relay's report, or null
 */
public record HeardHolder(Ip4 address, MacAddress mac, Instant at, Instant until, String place) {}
