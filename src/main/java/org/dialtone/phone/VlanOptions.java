package org.dialtone.phone;

import java.util.Map;

/**
 * How a vendor's phones learn the voice VLAN by DHCP; texts may contain <code>{vlan}</code> beside the site file's
 * placeholders.
 *
 * @param options      DHCP option code to its text, which is sent where the phone asks for it
 * @param encapsulated sub-option of option 43 to its text
 * @param source       where this is known from
 * @param sure         how certain this is, e.g. {@code seen}
 */
public record VlanOptions(Map<Integer, String> options, Map<Integer, String> encapsulated, String source, String sure) {

    public static final VlanOptions NONE = new VlanOptions(Map.of(), Map.of(), "", "");
}
