package org.dialtone.phone;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/**
 * What the box learned of one hardware address.
 *
 * @param identity null while only the address is known
 * @param revision of its hardware, as the phone names it in a request, with dots, e.g. {@code 2.0}; null: it named none
 */
public record KnownPhone(MacAddress mac, Identity identity, Instant lastSeen, String revision) {}
