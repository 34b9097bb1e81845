package org.dialtone.phone;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/** What the box learned of one hardware address; the identity is null while only the address is known. */
public record KnownPhone(MacAddress mac, Identity identity, Instant lastSeen) {}
