package org.dialtone.sip;

import java.util.Map;

/**
 * The registrar's counts since the start.
 *
 * @param registrations   new bindings
 * @param refreshes       bindings renewed in time
 * @param unregistrations bindings taken back by their phone
 * @param expiries        bindings that ended without a message of their phone
 * @param challenges      401 responses of every kind
 * @param refused         refused requests by reason, with every reason
 * @param malformed       messages that the parser refused
 * @param misplaced       right passwords from an address of none of the extension's phones
 */
public record SipCounts(
        long registrations,
        long refreshes,
        long unregistrations,
        long expiries,
        long challenges,
        Map<Refusal, Long> refused,
        long malformed,
        long misplaced) {}
