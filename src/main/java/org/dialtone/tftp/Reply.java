package org.dialtone.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The packets that a server sends (RFC 1350 section 5, RFC 2347), as bytes. */
public final class Reply {

    private static final short DATA = 3;
    private static final short ERROR = 5;
    private static final byte OACK = 6;

    private Reply() {}

    /** The error codes of RFC 1350's appendix and RFC 2347: why the server sends no file. */
    public enum Code {
        UNDEFINED,
        FILE_NOT_FOUND,
        ACCESS_VIOLATION,
        DISK_FULL,
        ILLEGAL_OPERATION,
        UNKNOWN_TRANSFER_ID
    }

    /** @param block a number of any size: its low 16 bits go on the wire, so a long file's numbers wrap to 0 */
    static byte[] data(long block, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putShort(DATA)
                .putShort((short) block)
                .put(content)
                .array();
    }

    static byte[] optionAck(Map<String, String> options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(OACK);
        options.forEach((name, value) -> {
            bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            bytes.write(0);
            bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
            bytes.write(0);
        });
        return bytes.toByteArray();
    }

    /** Builds an ERROR, which ends the transfer. */
    public static byte[] fault(Code code, String says) {
        byte[] text = says.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + text.length)
                .putShort(ERROR)
                .putShort((short) code.ordinal())
                .put(text)
                .array();
    }
}
