package org.dialtone.dhcp.leasefile;

/**
 * A word, a quoted text or a sign of ISC dhcpd's lease file (dhcpd.leases(5)).
 *
 * @param text   without quotes; of a quoted text each char is one byte
 * @param quoted whether the text stood in quotes, so that it is no sign
 * @param line   from 1
 */
record IscToken(String text, boolean quoted, int line) {

    boolean is(String sign) {
        return !quoted && text.equals(sign);
    }
}
