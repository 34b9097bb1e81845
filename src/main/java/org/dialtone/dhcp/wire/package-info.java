/** Bytes to and from DHCP messages, and the table of options with their shapes. Uses {@code net}. */
package org.dialtone.dhcp.wire;
