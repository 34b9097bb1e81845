package org.dialtone.app;

/** The DHCP service of this box. Safe to ask from any thread; nothing waits. */
@FunctionalInterface
public interface DhcpService {

    DhcpStanding now();
}
