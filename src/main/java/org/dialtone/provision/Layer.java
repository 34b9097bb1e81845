package org.dialtone.provision;

import java.util.List;
import java.util.Map;

/**
 * The settings of one level.
 *
 * @param raw the vendors' own parameters, in their order
 */
public record Layer(Map<Setting, String> settings, List<Raw> raw) {

    public static final Layer NONE = new Layer(Map.of(), List.of());

    /** One of a vendor's own parameters. @param vendor key of the vendor's pack; null: any vendor */
    public record Raw(String vendor, String key, String value) {

        @Override
        public String toString() {
            return key;
        }
    }

    /** The text leaves out the values, because some are secrets. */
    @Override
    public String toString() {
        return "Layer" + settings.keySet() + raw;
    }
}
