package org.dialtone.app.view;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/**
 * What a phone of the site runs, and how it is registered.
 *
 * @param mac        its first MAC
 * @param vendor     key of its pack, or null
 * @param model      null: unknown
 * @param version    null: unknown
 * @param registers  whether a REGISTER named the version
 * @param lines      number of its lines that are registered
 * @param registered when its youngest registration began; null: none, or it registers elsewhere
 * @param until      when its last registration ends, unless it is refreshed; null as above
 */
public record RunningFirmware(
        MacAddress mac,
        String vendor,
        String model,
        String version,
        boolean registers,
        int lines,
        Instant registered,
        Instant until) {}
