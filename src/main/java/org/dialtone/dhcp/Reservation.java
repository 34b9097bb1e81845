package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;

/**
 * What one client gets.
 *
 * @param address  its address, or null where only options are reserved
 * @param hostname sent as option 12 where asked for, or null
 */
public record Reservation(ReservedFor holder, Ip4 address, String hostname, List<OptionSetting> options) {}
