package org.dialtone.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel keeps for all programs of the machine, and thousands of phones need more of than it usually has. */
public final class KernelLimits {

    /** Asked for by the box's DHCP sockets, in bytes. */
    public static final int RECEIVE_BUFFER = 4 << 20;
    /** What one waiting DISCOVER takes of a socket's buffer, the kernel's own overhead included (skb->truesize of a frame below 576 bytes). */
    private static final int MESSAGE = 1_280;

    private static final String NEIGHBOURS = "net.ipv4.neigh.default.gc_thresh3";
    private static final String BUFFER = "net.core.rmem_max";
    private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s+([0-9a-f]{1,16})$");
    private static final int NET_ADMIN = 12;
    private static final int LONGEST = 64;

    private final Path proc;

    /** @param proc where the kernel tells: /proc */
    public KernelLimits(Path proc) {
        this.proc = proc;
    }

    /**
     * What is too small, in words; empty where all is well, or where the kernel tells nothing, as of the host's limits in a network namespace.
     *
     * @param devices that the pools on the machine's links may give addresses to
     */
    public List<String> doubts(long devices) {
        List<String> doubts = new ArrayList<>();
        number(NEIGHBOURS).ifPresent(most -> {
            if (most < devices) {
                doubts.add(String.format(
                                Locale.ROOT,
                                "the pools on the links hold %,d addresses, but the kernel keeps no more than %,d neighbours: with more devices at once"
                                        + " answers are lost; ",
                                devices,
                                most)
                        + remedy(NEIGHBOURS, devices));
            }
        });
        long wanted = Math.min(RECEIVE_BUFFER, devices * MESSAGE);
        number(BUFFER)
                .filter(most -> most < wanted && !mayExceed())
                .ifPresent(most -> doubts.add(String.format(
                                Locale.ROOT,
                                "the pools on the links hold %,d addresses, but a"
                                        + " socket's buffer holds no more than %,d bytes: when all phones start at once, after a power cut, some are heard only when they ask again; ",
                                devices,
                                most)
                        + remedy(BUFFER, wanted)));
        return doubts;
    }

    /** The next power of two: both are tables that grow so. */
    private static String remedy(String name, long least) {
        return "set " + name + " to " + Math.max(2, Long.highestOneBit(Math.max(1, least - 1)) << 1)
                + " by sysctl on the machine, for a container on its host";
    }

    private Optional<Long> number(String name) {
        try {
            return Optional.of(Long.parseLong(setting(proc.resolve("sys/" + name.replace('.', '/')))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** In one read: the kernel gives the number once, and to who asks byte by byte no more than its first digit. */
    static String setting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[LONGEST];
            int length = in.read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII).strip();
        }
    }

    /** With CAP_NET_ADMIN a socket's buffer may be larger than all others' (SO_RCVBUFFORCE, socket(7)). */
    private boolean mayExceed() {
        try {
            Matcher held = CAPABILITIES.matcher(Files.readString(proc.resolve("self/status")));
            return held.find() && (Long.parseUnsignedLong(held.group(1), 16) >> NET_ADMIN & 1) == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
