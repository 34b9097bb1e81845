/**
 * The network: links and scopes, leases, switch ports, DHCP options, what the server would offer to a phone, and the
 * use of the box.
 */
package org.dialtone.web.console.network;
