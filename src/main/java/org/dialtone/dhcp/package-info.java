/** Who gets which address and which options. {@code DhcpEngine} is the one door. Uses {@code dhcp.wire}, {@code phone}, {@code journal}, {@code net}. */
package org.dialtone.dhcp;
