package org.dialtone.provision;

import java.util.List;
import java.util.Map;

/**
 * What is set at one level.
 *
 * @param raw the vendors' own parameters, in their order
 */
public record Layer(Map<Setting, String> settings, List<Raw> raw) {

    public static final Layer NONE = new Layer(Map.of(), List.of());

    /** @param vendor key of its pack, or null: of whichever vendor the phone is */
    public record Raw(String vendor, String key, String value) {

        @Override
        public String toString() {
            return key;
        }
    }

    /** Without values: some are secrets. */
    @Override
    public String toString() {
        return "Layer" + settings.keySet() + raw;
    }
}
