package org.dialtone.web.console.phones;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.view.BootMedians.BootMedian;
import org.dialtone.app.view.PhoneView;
import org.dialtone.journal.BootTimes;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Phrases;

/** How long a boot took, on one scale with the median of the phone's model where that is known. */
public record BootTimeline(List<Lane> lanes) {

    /** The width of the scale. */
    static final int WIDTH = 1000;
    /** A boot that took so many times the median is slow. */
    private static final int SLOW = 2;

    /**
     * One boot, or the median; a time is in words, null where there is none.
     *
     * @param slow whether it took much longer than the median
     */
    public record Lane(String name, List<Part> parts, String address, String file, String registered, boolean slow) {}

    /** The way to one milestone on the scale. */
    public record Part(String style, long x, long width) {}

    /** Empty where the boot has not come to any milestone. */
    static Optional<BootTimeline> of(BootTimes boot, PhoneView phone, Optional<BootMedian> median, Words words) {
        long most = Math.max(end(boot), median.map(usual -> end(usual.times())).orElse(0L));
        if (end(boot) == 0) {
            return Optional.empty();
        }
        List<Lane> lanes = new ArrayList<>();
        boolean slow = median.map(usual -> isSlow(boot, usual.times())).orElse(false);
        lanes.add(lane(words.say("boot.this"), boot, most, slow, words));
        median.map(usual -> lane(
                        words.count("boot.median", usual.boots(), PhoneRow.device(phone, words)),
                        usual.times(),
                        most,
                        false,
                        words))
                .ifPresent(lanes::add);
        return Optional.of(new BootTimeline(lanes));
    }

    private static boolean isSlow(BootTimes boot, BootTimes usual) {
        return boot.registered() != null
                && boot.registered().compareTo(usual.registered().multipliedBy(SLOW)) > 0;
    }

    private static Lane lane(String name, BootTimes times, long most, boolean slow, Words words) {
        List<Part> parts = new ArrayList<>();
        add(parts, "address", times.address(), most);
        add(parts, "file", times.file(), most);
        add(parts, "registered", times.registered(), most);
        return new Lane(
                name,
                parts,
                said(times.address(), words),
                said(times.file(), words),
                said(times.registered(), words),
                slow);
    }

    /** A milestone that came before the one before it has no way of its own. */
    private static void add(List<Part> parts, String style, Duration until, long most) {
        long from = parts.isEmpty() ? 0 : parts.getLast().x() + parts.getLast().width();
        long to = until == null ? 0 : Math.round((double) until.toMillis() / most * WIDTH);
        if (to > from) {
            parts.add(new Part(style, from, to - from));
        }
    }

    private static long end(BootTimes times) {
        return Stream.of(times.address(), times.file(), times.registered())
                .filter(Objects::nonNull)
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(0);
    }

    private static String said(Duration duration, Words words) {
        return duration == null ? null : Phrases.precisely(duration, words);
    }
}
