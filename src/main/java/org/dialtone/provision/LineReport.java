package org.dialtone.provision;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What a phone said last of one of its lines at an external PBX.
 *
 * @param phone the phone's first MAC
 * @param from  the phone's address at that time
 */
public record LineReport(MacAddress phone, String number, boolean registered, Ip4 from) {}
