package org.dialtone.phone;

import java.util.Map;

/**
 * How a vendor's files spell a time zone and its daylight saving by numbers, which the rules of the zone give. Parameters
 * are in the order in which they are written; their texts hold placeholders such as {@code {start.month}}.
 *
 * @param otherwise parameters where the vendor has no word of its own for the zone; empty: such a zone can't be told
 * @param saving    further parameters of a zone with daylight saving
 * @param fixed     further parameters of a zone without
 */
public record ZoneWords(Map<String, String> otherwise, Map<String, String> saving, Map<String, String> fixed) {

    public static final ZoneWords NONE = new ZoneWords(Map.of(), Map.of(), Map.of());
}
