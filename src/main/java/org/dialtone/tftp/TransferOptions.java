package org.dialtone.tftp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The options that both ends agree on before the first block (RFC 2347).
 *
 * @param blockSize block size in bytes
 * @param window    number of blocks on their way without an acknowledgment
 * @param timeout   time between two sendings of a packet; null where the client left it to the server
 * @param agreed    the options to acknowledge, in the order of the request; where there are none, the transfer begins
 *                  with its first block
 */
public record TransferOptions(int blockSize, int window, Duration timeout, Map<String, String> agreed) {

    static final int CLASSIC_BLOCK = 512;

    /**
     * An Ethernet frame's 1500 bytes less the headers of IP, UDP and DATA: a larger block would travel in fragments.
     */
    static final int LARGEST_BLOCK = 1468;

    static final int WIDEST_WINDOW = 32;

    /** The limit in seconds. RFC 2349 allows 255, but a client that is gone would hold its transfer for too long. */
    static final int LONGEST_TIMEOUT = 60;

    /** Takes the options of a request that the server supports; it leaves the others unanswered, which refuses them. */
    public static TransferOptions of(Map<String, String> options, long size) {
        Map<String, String> agreed = new LinkedHashMap<>();
        options.forEach(
                (name, value) -> answer(name, value, size).ifPresent(kept -> agreed.put(name, Long.toString(kept))));
        return new TransferOptions(
                number(agreed, "blksize", CLASSIC_BLOCK),
                number(agreed, "windowsize", 1),
                agreed.containsKey("timeout") ? Duration.ofSeconds(number(agreed, "timeout", 1)) : null,
                agreed);
    }

    private static OptionalLong answer(String name, String value, long size) {
        return switch (name) {
            case "blksize" -> within(value, 8, 65464, LARGEST_BLOCK);
            case "windowsize" -> within(value, 1, 65535, WIDEST_WINDOW);
            case "timeout" -> within(value, 1, LONGEST_TIMEOUT, LONGEST_TIMEOUT);
            case "tsize" -> value.equals("0") ? OptionalLong.of(size) : OptionalLong.empty();
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong within(String value, int least, int most, int ours) {
        if (!value.matches("\\d{1,5}")) {
            return OptionalLong.empty();
        }
        int wanted = Integer.parseInt(value);
        return wanted < least || wanted > most ? OptionalLong.empty() : OptionalLong.of(Math.min(wanted, ours));
    }

    private static int number(Map<String, String> agreed, String name, int otherwise) {
        return Integer.parseInt(agreed.getOrDefault(name, Integer.toString(otherwise)));
    }
}
