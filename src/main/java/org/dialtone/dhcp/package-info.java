/**
 * The DHCP server: which client gets which address and which options. Uses {@code dhcp.wire}, {@code dhcp.leasefile},
 * {@code phone}, {@code journal}, {@code net}.
 */
package org.dialtone.dhcp;
