package org.dialtone.sip;

import java.time.Instant;

/**
 * Whether a registered contact answers when the box asks it (OPTIONS).
 *
 * @param since when it began to answer, or to be silent
 * @param ms    the time from the question to the answer, in milliseconds; null while it is silent
 */
public record Reachability(boolean answers, Instant since, Long ms) {}
