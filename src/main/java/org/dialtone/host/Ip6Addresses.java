package org.dialtone.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip6;

/** Reads the kernel's table of this machine's IPv6 addresses. */
final class Ip6Addresses {

    private static final String KERNEL = "/proc/net/if_inet6";
    /** Its columns: address, interface's number, prefix, scope, flags, interface's name. */
    private static final String LINE = "[0-9a-f]{32} +[0-9a-f]+ +[0-9a-f]+ +[0-9a-f]{2} +[0-9a-f]{1,8} +\\S+";

    private static final int SCOPE = 3;
    private static final String BEYOND_THE_LINK = "00";
    private static final int FLAGS = 4;
    /** Of RFC 8981, for a day; asked for and found taken; old; not yet asked for: the flags IFA_F of if_addr(7). */
    private static final int PASSING = 0x01 | 0x08 | 0x20 | 0x40;

    private Ip6Addresses() {}

    /** Those that stay, and that are neither the loopback's nor of one link alone; empty where the kernel names none. */
    static List<Ip6> lasting() {
        try {
            return lasting(Files.readAllLines(Path.of(KERNEL)));
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<Ip6> lasting(List<String> table) {
        return table.stream()
                .map(String::strip)
                .filter(line -> line.matches(LINE))
                .flatMap(line -> lasting(line.split(" +")).stream())
                .sorted()
                .distinct()
                .toList();
    }

    private static Optional<Ip6> lasting(String[] columns) {
        boolean stays = (Integer.parseUnsignedInt(columns[FLAGS], 16) & PASSING) == 0;
        return columns[SCOPE].equals(BEYOND_THE_LINK) && stays
                ? Optional.of(Ip6.of(HexFormat.of().parseHex(columns[0]), 0))
                : Optional.empty();
    }
}
