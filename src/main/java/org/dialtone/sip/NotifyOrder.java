package org.dialtone.sip;

import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Purpose;

/**
 * The order to tell one phone by NOTIFY.
 *
 * @param mac   the address for the journal
 * @param macs  all addresses of that phone
 * @param event the Event header of the NOTIFY (RFC 6665 section 8.2.1)
 */
public record NotifyOrder(MacAddress mac, Set<MacAddress> macs, Purpose purpose, String event) {}
