/** Reads and writes DHCP messages, and holds the table of options with their shapes. Uses {@code net}. */
package org.dialtone.dhcp.wire;
