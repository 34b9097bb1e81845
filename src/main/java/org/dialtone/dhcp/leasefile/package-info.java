/** Lease files of other DHCP servers: Kea, ISC dhcpd and dnsmasq. */
package org.dialtone.dhcp.leasefile;
