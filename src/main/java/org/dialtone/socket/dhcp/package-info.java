/** DHCP on real links: sockets, probes, watches for other servers and routers. */
package org.dialtone.socket.dhcp;
