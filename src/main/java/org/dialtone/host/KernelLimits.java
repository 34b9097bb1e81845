package org.dialtone.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.Said;

/** The kernel's limits for all programs of the machine, which thousands of phones need higher than usual. */
public final class KernelLimits {

    /** The buffer that the box's DHCP sockets ask for, in bytes. */
    public static final int RECEIVE_BUFFER = 4 << 20;
    /**
     * The bytes that one waiting DISCOVER takes of a socket's buffer, the kernel's own overhead included (skb->truesize
     * of a frame below 576 bytes).
     */
    private static final int MESSAGE = 1_280;

    private static final String NEIGHBOURS = "net.ipv4.neigh.default.gc_thresh3";
    private static final String BUFFER = "net.core.rmem_max";
    private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s+([0-9a-f]{1,16})$");
    private static final int NET_ADMIN = 12;
    private static final int LONGEST = 64;

    private final Path proc;

    /** @param proc where the kernel shows its settings: /proc */
    public KernelLimits(Path proc) {
        this.proc = proc;
    }

    /**
     * The limits that are too small, in words; empty where all are large enough, or where the kernel doesn't show them,
     * as the host's limits in a network namespace.
     *
     * @param devices the number of devices that the pools on the machine's links may give addresses to
     */
    public List<Said> doubts(long devices) {
        List<Said> doubts = new ArrayList<>();
        number(NEIGHBOURS).ifPresent(most -> {
            if (most < devices) {
                doubts.add(doubt("kernel.neighbours", devices, most, NEIGHBOURS, devices));
            }
        });
        long wanted = Math.min(RECEIVE_BUFFER, devices * MESSAGE);
        number(BUFFER)
                .filter(most -> most < wanted && !mayExceed())
                .ifPresent(most -> doubts.add(doubt("kernel.buffer", devices, most, BUFFER, wanted)));
        return doubts;
    }

    /** Proposes the next power of two, because both limits are of tables that grow so. */
    private static Said doubt(String key, long devices, long most, String name, long least) {
        return Said.of(key, devices, most, name, Math.max(2, Long.highestOneBit(Math.max(1, least - 1)) << 1));
    }

    private Optional<Long> number(String name) {
        try {
            return Optional.of(Long.parseLong(setting(proc.resolve("sys/" + name.replace('.', '/')))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a setting in one read: the kernel gives the number once, and byte by byte it gives no more than the first
     * digit.
     */
    static String setting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[LONGEST];
            int length = in.read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII).strip();
        }
    }

    /**
     * Whether a socket's buffer may exceed the common limit, which CAP_NET_ADMIN allows (SO_RCVBUFFORCE, socket(7)).
     */
    private boolean mayExceed() {
        try {
            Matcher held = CAPABILITIES.matcher(Files.readString(proc.resolve("self/status")));
            return held.find() && (Long.parseUnsignedLong(held.group(1), 16) >> NET_ADMIN & 1) == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
