package org.dialtone.dhcp.wire;

/** Placeholder for the helper that writes this room. */
public record DhcpMessage() {
}
