package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;

/**
 * The result of an import.
 *
 * @param rows  the fate of each lease of the file
 * @param taken the leases that were entered and are to be stored; none after a dry run
 * @param until the end of the time in which clients are believed more, by the engine's clock
 */
public record TakenOver(List<ImportedLease> rows, List<Lease> taken, Instant until) {}
