package org.dialtone.provision;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of one level.
 *
 * @param raw the vendors' own parameters, in their order
 */
public record Layer(Map<Setting, String> settings, List<Raw> raw) {

    public static final Layer NONE = new Layer(Map.of(), List.of());

    /** One of a vendor's own parameters. @param vendor key of the vendor's pack; null: any vendor */
    public record Raw(String vendor, String key, String value) {

        private static final Pattern SECRET =
                Pattern.compile("passw|passphrase|secret|psk|(?<![a-z])pwd", Pattern.CASE_INSENSITIVE);

        /** Whether a parameter of this name holds a password, as far as a name tells: some are numbers only. */
        public static boolean isSecret(String key) {
            return SECRET.matcher(key).find();
        }

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
