package org.dialtone.tftp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** How a file's bytes travel (RFC 1350 section 1); the third mode of RFC 1350, mail, is for servers that take files. */
public enum Mode {
    OCTET {
        @Override
        public byte[] encode(byte[] content) {
            return content;
        }
    },

    /** RFC 764: a line ends with CR LF; a CR that ends no line is followed by a zero byte. */
    NETASCII {
        @Override
        public byte[] encode(byte[] content) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream(content.length + content.length / 16);
            for (byte b : content) {
                if (b == '\n') {
                    wire.write('\r');
                }
                wire.write(b);
                if (b == '\r') {
                    wire.write(0);
                }
            }
            return wire.toByteArray();
        }
    };

    /** The file's bytes in the form in which they travel. */
    public abstract byte[] encode(byte[] content);

    /** @param name the mode's name in lower case */
    public static Optional<Mode> named(String name) {
        return switch (name) {
            case "octet", "binary" -> Optional.of(OCTET);
            case "netascii", "ascii" -> Optional.of(NETASCII);
            default -> Optional.empty();
        };
    }
}
