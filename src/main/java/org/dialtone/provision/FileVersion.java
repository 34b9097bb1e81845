package org.dialtone.provision;

import java.time.Instant;

/**
 * One version of a phone's own file.
 *
 * @param tag quoted hash of the file, as its ETag
 * @param at  when the phone fetched it or proved that it runs with it; null: a box that didn't note it yet
 */
public record FileVersion(String tag, Instant at) {}
