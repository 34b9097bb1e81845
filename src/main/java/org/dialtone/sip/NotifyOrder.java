package org.dialtone.sip;

import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Purpose;

/**
 * What one phone is to be told.
 *
 * @param mac   under which the journal tells of it
 * @param macs  all addresses of that phone
 * @param event for the Event header of the NOTIFY (RFC 6665 section 8.2.1)
 */
public record NotifyOrder(MacAddress mac, Set<MacAddress> macs, Purpose purpose, String event) {}
