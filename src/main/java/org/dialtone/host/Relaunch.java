package org.dialtone.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts the same program with the same arguments in place of this process, under its number. A watcher of the process
 * (systemd, a container's runtime, a terminal) sees no end, and none of them is needed. All rights of the file or the
 * process stay.
 */
public final class Relaunch {

    /** The exit status of a process that wants to be started again (EX_TEMPFAIL of sysexits.h). */
    public static final int STATUS = 75;

    private static final String SELF = "/proc/self/exe";
    private static final int FIRST_AFTER_STDERR = 3;
    private static final int CLOSE_RANGE_CLOEXEC = 4;

    private Relaunch() {}

    /**
     * Starts the program anew; returns only where it can't.
     *
     * @throws IOException says why
     */
    public static void now() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            List<byte[]> words = words(Files.readAllBytes(Path.of("/proc/self/cmdline")));
            MemorySegment array = arena.allocate(ValueLayout.ADDRESS, words.size() + 1L);
            for (int i = 0; i < words.size(); i++) {
                array.setAtIndex(ValueLayout.ADDRESS, i, ended(arena, words.get(i)));
            }
            MemorySegment state = arena.allocate(CLibrary.STATE);
            // Java opens its archives so that a child inherits them.
            CLibrary.closeOnExec(state, FIRST_AFTER_STDERR, CLOSE_RANGE_CLOEXEC);
            CLibrary.exec(state, ended(arena, SELF.getBytes(StandardCharsets.US_ASCII)), array);
        }
    }

    /** Splits a command line into its words. Each word ends with a zero byte, the last too. */
    static List<byte[]> words(byte[] line) {
        List<byte[]> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < line.length; at++) {
            if (line[at] == 0) {
                words.add(Arrays.copyOfRange(line, from, at));
                from = at + 1;
            }
        }
        return words;
    }

    private static MemorySegment ended(Arena arena, byte[] text) {
        MemorySegment segment = arena.allocate(text.length + 1L);
        MemorySegment.copy(text, 0, segment, ValueLayout.JAVA_BYTE, 0, text.length);
        return segment;
    }
}
