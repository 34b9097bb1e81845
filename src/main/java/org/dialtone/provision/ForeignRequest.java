package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An address asked for the file of a MAC that doesn't hold it.
 *
 * @param holder of the address, or null: nobody known
 */
public record ForeignRequest(Ip4 address, MacAddress holder, MacAddress claimed, Instant at) {}
