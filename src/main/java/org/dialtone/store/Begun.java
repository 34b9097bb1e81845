package org.dialtone.store;

import java.time.Instant;

/**
 * How a process that shares a server began to be the active one.
 *
 * @param epoch  that it began there
 * @param former the time of the box of the process that was active before, when that last confirmed it; null: unknown
 * @param now    this one's time of the box at that moment, by the server's clock, which knows how long that is ago
 */
public record Begun(long epoch, Instant former, Instant now) {}
