/** Sockets of DHCP and SIP on Vert.x's event loops. May use every room. */
package org.dialtone.edge.udp;
