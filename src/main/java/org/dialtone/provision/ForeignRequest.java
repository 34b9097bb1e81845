package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A request of an address for the file of a MAC that doesn't hold the address.
 *
 * @param holder the holder of the address, or null where none is known
 */
public record ForeignRequest(Ip4 address, MacAddress holder, MacAddress claimed, Instant at) {}
