package org.dialtone.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** The last lines of the box's log, for operators who don't reach the machine. Safe to use from any thread. */
public final class LogTail {

    /** The most lines that are kept. */
    public static final int MOST = 2_000;

    /** Ends a text that was too long. */
    public static final String CUT = "…";

    private static final int LONGEST = 4 << 10;

    private final Deque<Line> lines = new ArrayDeque<>();

    /**
     * One event of the log.
     *
     * @param text as the log has it; several lines where an exception is in it
     */
    public record Line(Level level, String text) {}

    /** Keeps an event; the oldest one goes. */
    public void add(Level level, String text) {
        Line line = new Line(level, text.length() > LONGEST ? text.substring(0, LONGEST) + CUT : text);
        synchronized (lines) {
            if (lines.size() == MOST) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    /**
     * The last events of this level and above.
     *
     * @param containing in any case; empty: all
     * @return at most {@code most}, the newest first
     */
    public List<Line> last(Level least, String containing, int most) {
        String wanted = containing.toLowerCase(Locale.ROOT);
        List<Line> newest;
        synchronized (lines) {
            newest = new ArrayList<>(lines).reversed();
        }
        return newest.stream()
                .filter(line -> line.level().intValue() >= least.intValue())
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }
}
