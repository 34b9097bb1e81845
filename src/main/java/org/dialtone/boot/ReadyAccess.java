package org.dialtone.boot;

import java.util.Set;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.net.Ip4;

/**
 * Who learns what from a process that is ready. What the site says of its console isn't known there, so machines and
 * metrics are told on the machine itself alone where {@code dialtone.console.allow} names nobody.
 */
record ReadyAccess(ConsoleSettings settings, MachineInterfaces machine) {

    static final String PROCESSES = "/api/v1/processes";
    static final String METRICS = "/q/metrics";
    private static final Set<String> CLOSED = Set.of(PROCESSES, METRICS);

    /** Whether a client at {@code remote} that reached the box's address {@code local} is answered; null: IPv6. */
    boolean admits(String path, Ip4 remote, Ip4 local) {
        boolean open = !settings.allow().isEmpty() || !CLOSED.contains(path) || remote != null && remote.isLoopback();
        return open && settings.admits(remote, local, machine);
    }
}
