package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;

/**
 * The reserved settings of one client.
 *
 * @param address  its address, or null where only options are reserved
 * @param hostname name for option 12 where the client asks for it, or null
 */
public record Reservation(ReservedFor holder, Ip4 address, String hostname, List<OptionSetting> options) {}
