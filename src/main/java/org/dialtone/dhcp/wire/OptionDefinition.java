package org.dialtone.dhcp.wire;

import java.util.HexFormat;
import java.util.List;

/**
 * One option of the table.
 *
 * @param name as IANA and Kea spell it
 */
public record OptionDefinition(int code, String name, OptionShape shape) {

    /** Longest value, in bytes: what fits beside the rest into a packet of Ethernet's size. */
    public static final int LONGEST = 1024;

    /** Whether its settings are text, which may hold placeholders. */
    public boolean isText() {
        return shape.isText();
    }

    /** Whether the server alone decides it, so that it can't be set by hand. */
    public boolean isProtocol() {
        return switch (code) {
            case Code.SUBNET_MASK,
                    Code.REQUESTED_ADDRESS,
                    Code.LEASE_TIME,
                    Code.OVERLOAD,
                    Code.MESSAGE_TYPE,
                    Code.SERVER_ID,
                    Code.PARAMETER_REQUEST_LIST,
                    Code.MESSAGE,
                    Code.MAXIMUM_SIZE,
                    Code.RENEWAL_TIME,
                    Code.REBINDING_TIME,
                    Code.CLIENT_ID,
                    Code.RAPID_COMMIT,
                    Code.CLIENT_FQDN,
                    Code.RELAY_AGENT,
                    Code.SUBNET_SELECTION -> true;
            default -> false;
        };
    }

    /**
     * The option's bytes; {@code 0x...} as the only value gives raw bytes for any option.
     *
     * @throws IllegalArgumentException says what is wrong with the values, and what would be right
     */
    public byte[] encode(List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(label() + " has no value; expected " + shape.expects());
        }
        byte[] bytes = isRaw(values) ? raw(values.getFirst().strip()) : shaped(values);
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    label() + " is " + bytes.length + " bytes long; at most " + LONGEST + " fit");
        }
        return bytes;
    }

    /** As {@link #encode(List)}, of one value. */
    public byte[] encode(String value) {
        return encode(List.of(value));
    }

    /** For people; bytes that don't fit the shape come as {@code 0x...}. */
    public String describe(byte[] bytes) {
        try {
            return shape.describe(bytes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    private static boolean isRaw(List<String> values) {
        return values.size() == 1 && values.getFirst().strip().startsWith("0x");
    }

    private byte[] raw(String text) {
        if (!text.matches("0x([0-9a-fA-F]{2})+")) {
            throw new IllegalArgumentException(label() + ": \"" + text
                    + "\" is no sequence of bytes; expected 0x and two hex digits a byte, e.g. 0x0104ab");
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private byte[] shaped(List<String> values) {
        try {
            return shape.encode(values.stream().map(String::strip).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label() + ": " + e.getMessage() + "; expected " + shape.expects(), e);
        }
    }

    private String label() {
        return "option " + code + " (" + name + ")";
    }
}
