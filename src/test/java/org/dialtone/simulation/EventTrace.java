package org.dialtone.simulation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** All that happened in a run, in lines that a person can read; equal runs have equal hashes. */
final class EventTrace {

    /** Lines kept for the story; the hash is of all. */
    private static final int KEPT = 200_000;

    private static final int TOLD = 60;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** What concerns the whole box, and so belongs to each story. */
    static final String BOX = "box";

    private record Line(long nanos, String who, String what) {

        boolean isAbout(Collection<String> subjects) {
            return who.equals(BOX) || subjects.stream().anyMatch(each -> names(who, each) || names(what, each));
        }

        /** Whether the text names the subject as a whole: 10.66.1.1 is not named by 10.66.1.11. */
        private static boolean names(String text, String subject) {
            for (int at = text.indexOf(subject); at >= 0; at = text.indexOf(subject, at + 1)) {
                int end = at + subject.length();
                if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%10.3f s  %s %s", nanos / 1e9, who, what);
        }
    }

    private final VirtualTime time;
    private final Deque<Line> lines = new ArrayDeque<>();
    private long hash = FNV_BASIS;
    private long count;

    EventTrace(VirtualTime time) {
        this.time = time;
    }

    void say(String who, String what) {
        count++;
        mix(time.nanos());
        mix(who);
        mix(what);
        lines.add(new Line(time.nanos(), who, what));
        if (lines.size() > KEPT) {
            lines.poll();
        }
    }

    private void mix(String text) {
        for (int i = 0; i < text.length(); i++) {
            mix(text.charAt(i));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * FNV_PRIME;
    }

    long hash() {
        return hash;
    }

    long count() {
        return count;
    }

    /** All lines kept. */
    List<String> lines() {
        return lines.stream().map(Line::toString).toList();
    }

    /** The last lines about one of these subjects: names of stations, addresses, MACs. */
    String story(Collection<String> subjects) {
        List<Line> about = lines.stream().filter(line -> line.isAbout(subjects)).toList();
        return String.join(
                "\n",
                about.subList(Math.max(0, about.size() - TOLD), about.size()).stream()
                        .map(Line::toString)
                        .toList());
    }
}
