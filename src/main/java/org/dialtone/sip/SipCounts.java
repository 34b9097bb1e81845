package org.dialtone.sip;

import java.util.Map;

/**
 * What the registrar did since the start.
 *
 * @param registrations   fresh bindings
 * @param refreshes       bindings renewed in time
 * @param unregistrations bindings taken back by their phone
 * @param expiries        bindings that ended without a word
 * @param challenges      401 of every kind
 * @param refused         by reason; every reason is there
 * @param malformed       what the parser could not take
 * @param misplaced       right passwords from where none of the extension's phones is
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
