package org.dialtone.tftp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A packet that a client sends (RFC 1350 section 5). */
public sealed interface TftpPacket {

    /** The longest request, in bytes (RFC 2347). */
    int LONGEST_REQUEST = 512;

    /**
     * RRQ.
     *
     * @param file    the file's name as it came, in ISO 8859-1
     * @param mode    the mode in lower case, e.g. {@code octet}
     * @param options names in lower case, in the order of the request; the first counts where a name repeats
     */
    record Read(String file, String mode, Map<String, String> options) implements TftpPacket {

        /** The request as bytes (RFC 2347). */
        public byte[] bytes() {
            StringBuilder text = new StringBuilder("\0\1")
                    .append(file)
                    .append('\0')
                    .append(mode)
                    .append('\0');
            options.forEach((name, value) ->
                    text.append(name).append('\0').append(value).append('\0'));
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** WRQ. */
    record Write(String file) implements TftpPacket {}

    /** @param block number from 0 to 65535 */
    record Ack(int block) implements TftpPacket {}

    /** ERROR. */
    record Fault(int code, String says) implements TftpPacket {}

    /** DATA or OACK, which have no use for a server that never takes a file. */
    record Stray(int opcode) implements TftpPacket {}

    /** Reads a packet; empty for bytes that are no packet. Never throws. */
    static Optional<TftpPacket> parse(byte[] bytes) {
        if (bytes.length < 4) {
            return Optional.empty();
        }
        int opcode = number(bytes, 0);
        return switch (opcode) {
            case 1 ->
                fields(bytes)
                        .map(fields ->
                                new Read(fields.get(0), fields.get(1).toLowerCase(Locale.ROOT), options(fields)));
            case 2 -> fields(bytes).map(fields -> new Write(fields.getFirst()));
            case 4 -> Optional.of(new Ack(number(bytes, 2)));
            case 5 -> Optional.of(new Fault(number(bytes, 2), words(bytes)));
            case 3, 6 -> Optional.of(new Stray(opcode));
            default -> Optional.empty();
        };
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** The texts of a request, each ended by a zero byte: name and mode, then options and their values. */
    private static Optional<List<String>> fields(byte[] bytes) {
        List<String> fields = new ArrayList<>();
        int from = 2;
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                fields.add(new String(bytes, from, i - from, StandardCharsets.ISO_8859_1));
                from = i + 1;
            }
        }
        boolean whole = bytes.length <= LONGEST_REQUEST
                && fields.size() >= 2
                && !fields.getFirst().isEmpty();
        return whole ? Optional.of(fields) : Optional.empty();
    }

    private static Map<String, String> options(List<String> fields) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 2; i + 1 < fields.size(); i += 2) {
            options.putIfAbsent(fields.get(i).toLowerCase(Locale.ROOT), fields.get(i + 1));
        }
        return options;
    }

    /** Makes a client's text short and printable, because it goes into a log. */
    private static String words(byte[] bytes) {
        int end = 4;
        while (end < bytes.length && bytes[end] != 0 && end < 84) {
            end++;
        }
        return new String(bytes, 4, end - 4, StandardCharsets.US_ASCII).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
