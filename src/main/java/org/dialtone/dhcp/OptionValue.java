package org.dialtone.dhcp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The value of an option: bytes fixed when the plan was compiled, or text with placeholders that are filled in for each
 * phone.
 */
public sealed interface OptionValue {

    /** Bytes encoded by the option's shape when the plan was compiled. */
    record Bytes(byte[] bytes) implements OptionValue {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    /** Sub-options within option 43, in their order (RFC 2132 section 8.4). */
    record Encapsulated(List<OptionSetting> parts) implements OptionValue {}

    /** Data of enterprises by their numbers, in their order (RFC 3925 section 4). */
    record ByEnterprise(List<Part> parts) implements OptionValue {

        /** The data of one enterprise. @param number the enterprise's number, 32 bits */
        public record Part(long number, OptionValue data) {}
    }

    /**
     * A text that may contain {@code {server} {root} {token} {mac} {MAC} {vendor} {model}}; <code>{{mac}}</code> stands
     * for the literal text.
     */
    record Text(String template) implements OptionValue {}
}
