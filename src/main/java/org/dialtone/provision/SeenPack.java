package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/**
 * The first real phone of a pack that registered here.
 *
 * @param vendor   the pack's key
 * @param model    null: it didn't say
 * @param firmware null: it didn't say
 * @param at       in the time of the box
 */
public record SeenPack(String vendor, MacAddress phone, String model, String firmware, Instant at) {}
