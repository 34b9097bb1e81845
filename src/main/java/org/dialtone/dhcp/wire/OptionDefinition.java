package org.dialtone.dhcp.wire;

import java.util.HexFormat;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;

/**
 * The definition of one option in the table.
 *
 * @param name the name in the spelling of IANA and Kea
 */
public record OptionDefinition(int code, String name, OptionShape shape) {

    /** Longest value, in bytes: it fits beside the other options into a packet of Ethernet's size. */
    public static final int LONGEST = 1024;

    /** Whether the option's values are text, which may contain placeholders. */
    public boolean isText() {
        return shape.isText();
    }

    /** Whether only the server sets the option, so that an operator can't set it by hand. */
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
     * Encodes the option's value; {@code 0x...} as the only value gives raw bytes for any option.
     *
     * @throws Misfit names the fault of the values, and the right form
     */
    public byte[] encode(List<String> values) {
        if (values.isEmpty()) {
            throw new Misfit(Why.NO_VALUE, "", "").of(this, label() + " has no value; expected " + shape.expects());
        }
        byte[] bytes = isRaw(values) ? raw(values.getFirst().strip()) : shaped(values);
        if (bytes.length > LONGEST) {
            throw new Misfit(Why.TOO_LONG, bytes.length, "")
                    .of(this, label() + " is " + bytes.length + " bytes long; at most " + LONGEST + " fit");
        }
        return bytes;
    }

    /** Encodes one value as {@link #encode(List)} does. */
    public byte[] encode(String value) {
        return encode(List.of(value));
    }

    /** The value as text for people; bytes that don't fit the shape come as {@code 0x...}. */
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
            throw new Misfit(Why.NO_BYTES, text, "")
                    .of(
                            this,
                            label() + ": \"" + text
                                    + "\" is no sequence of bytes; expected 0x and two hex digits a byte, e.g. 0x0104ab");
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private byte[] shaped(List<String> values) {
        try {
            return shape.encode(values.stream().map(String::strip).toList());
        } catch (Misfit e) {
            throw e.of(this, label() + ": " + e.getMessage() + "; expected " + shape.expects());
        }
    }

    private String label() {
        return "option " + code + " (" + name + ")";
    }
}
