package org.dialtone.dhcp.wire;

import java.util.Arrays;
import java.util.Optional;

/** Option 81 (RFC 4702): the client's name in DNS, present or wanted; this server never writes names there. */
public final class Fqdn {

    private static final int SHORTEST = 3;
    private static final int LONGEST_LABEL = 63;
    private static final int SERVER_UPDATES = 0x01;
    private static final int OVERRIDDEN = 0x02;
    private static final int WIRE_FORMAT = 0x04;
    private static final int NO_UPDATE = 0x08;

    private Fqdn() {}

    /** The name, with or without its domain; empty where the option has no readable one. */
    public static Optional<String> name(byte[] option) {
        if (option == null || option.length <= SHORTEST) {
            return Optional.empty();
        }
        String name = (option[0] & WIRE_FORMAT) != 0
                ? labels(option)
                : Printable.of(Arrays.copyOfRange(option, SHORTEST, option.length));
        return Domains.isName(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * The answer of a server that updates no DNS (RFC 4702 section 4): N, and O where the client wanted otherwise;
     * null: no answer.
     */
    public static byte[] answer(byte[] option) {
        if (option == null || option.length < SHORTEST) {
            return null;
        }
        byte[] answer = option.clone();
        answer[0] = (byte) (NO_UPDATE | option[0] & WIRE_FORMAT | ((option[0] & SERVER_UPDATES) != 0 ? OVERRIDDEN : 0));
        answer[1] = (byte) 0xff;
        answer[2] = (byte) 0xff;
        return answer;
    }

    /**
     * Reads the labels. Where the client knows only the first part of its name, the name ends without the root's empty
     * label (RFC 4702 section 3.3.1).
     */
    private static String labels(byte[] option) {
        StringBuilder name = new StringBuilder();
        int at = SHORTEST;
        while (at < option.length && option[at] != 0) {
            int length = option[at] & 0xff;
            if (length > LONGEST_LABEL || at + 1 + length > option.length) {
                return "";
            }
            name.append(name.isEmpty() ? "" : ".")
                    .append(Printable.of(Arrays.copyOfRange(option, at + 1, at + 1 + length)));
            at += 1 + length;
        }
        return name.toString();
    }
}
