package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A believed claim to an address, as the disk keeps it.
 *
 * @param at    when the client made it
 * @param used  the hour of the last sign of the address
 * @param place the client's port by its relay's report, or null
 */
public record HeardHolder(Ip4 address, MacAddress mac, Instant at, Instant used, String place) {}
