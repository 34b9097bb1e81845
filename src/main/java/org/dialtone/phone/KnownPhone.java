package org.dialtone.phone;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/** What was learned of one hardware address; the identity is null while nothing is known but the address. */
public record KnownPhone(MacAddress mac, Identity identity, Instant lastSeen) {}
