package org.dialtone.web.console;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.view.PhoneView;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Severity;
import org.dialtone.journal.Step;

/** A boot as a bar of six segments, from power-on to registration. */
public record BootProgress(List<Segment> segments, String summary) {

    private static final List<Step> WAY =
            List.of(Step.DISCOVER, Step.OFFER, Step.REQUEST, Step.ACK, Step.CONFIG, Step.REGISTER);

    /** By failed step, the segment that the failure stopped. */
    private static final Map<Step, Step> STOPPED = Map.of(
            Step.NAK,
            Step.ACK,
            Step.DECLINE,
            Step.ACK,
            Step.REFUSED,
            Step.CONFIG,
            Step.MISSING,
            Step.CONFIG,
            Step.REJECTED,
            Step.REGISTER,
            Step.UNREGISTER,
            Step.REGISTER);

    /**
     * SKIPPED: a later segment is done without this one, as with an address set by hand. UNHEARD: another DHCP server's
     * answer, which the box can't receive.
     */
    public enum Mark {
        DONE("✓", "done"),
        CURRENT("…", "waiting"),
        FAILED("✕", "failed"),
        SKIPPED("–", "not needed"),
        UNHEARD("–", "not heard"),
        OPEN("·", "not yet");

        final String icon;
        final String says;

        Mark(String icon, String says) {
            this.icon = icon;
            this.says = says;
        }
    }

    /** One segment; {@code share} says how many of several lines are registered, else null. */
    public record Segment(String name, Mark mark, String share) {

        public String icon() {
            return mark.icon;
        }

        public String says() {
            return mark.says;
        }

        public String style() {
            return mark.name().toLowerCase(Locale.ROOT);
        }

        /** A gap separates CONFIG and REGISTER from the four segments of DHCP. */
        public boolean apart() {
            return name.equals("CONFIG") || name.equals("REGISTER");
        }
    }

    static BootProgress of(PhoneView phone) {
        return phone.latest().map(boot -> of(boot, phone.progress())).orElseGet(BootProgress::empty);
    }

    static BootProgress of(Boot boot, Optional<Boot.State> state) {
        Set<Step> reached = reached(boot);
        int last = WAY.size() - 1;
        while (last >= 0 && !reached.contains(WAY.get(last))) {
            last--;
        }
        Set<Step> unheard = boot.granted().filter(Entry::heard).isPresent() ? Set.of(Step.OFFER, Step.ACK) : Set.of();
        last = unheard.isEmpty() ? last : Math.max(last, WAY.indexOf(Step.ACK));
        Step failed = failed(boot);
        boolean stuck = state.filter(Boot.State.STUCK::equals).isPresent();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            Step step = WAY.get(i);
            segments.add(new Segment(
                    step.name(),
                    unheard.contains(step) ? Mark.UNHEARD : mark(step, i, last, reached, failed, stuck),
                    step == Step.REGISTER ? share(boot) : null));
        }
        return new BootProgress(segments, summary(segments));
    }

    private static Mark mark(Step step, int place, int last, Set<Step> reached, Step failed, boolean stuck) {
        if (step == failed) {
            return Mark.FAILED;
        }
        if (reached.contains(step)) {
            return Mark.DONE;
        }
        if (place < last) {
            return Mark.SKIPPED;
        }
        boolean next = place == last + 1 && failed == null;
        return next ? stuck ? Mark.FAILED : Mark.CURRENT : Mark.OPEN;
    }

    /** REGISTER is reached when every line is registered: one line of two still waits. */
    private static Set<Step> reached(Boot boot) {
        Set<Step> reached = EnumSet.noneOf(Step.class);
        boot.steps().forEach(entry -> reached.add(entry.step()));
        if (boot.progress() != Boot.State.REGISTERED) {
            reached.remove(Step.REGISTER);
        }
        return reached;
    }

    /** Returns the segment that failed last, unless it succeeded later. */
    private static Step failed(Boot boot) {
        Step failed = null;
        for (Entry entry : boot.steps()) {
            Step stopped = STOPPED.get(entry.step());
            boolean harmless = entry.event().severity() == Severity.INFO && entry.step() != Step.UNREGISTER
                    || entry.event() == Event.SIP_UNREGISTER_REPLACED
                    || entry.step() == Step.MISSING && boot.has(Step.CONFIG)
                    || boot.progress() == Boot.State.REGISTERED;
            if (stopped != null && !harmless) {
                failed = stopped;
            } else if (entry.step() == failed) {
                failed = null;
            }
        }
        return failed;
    }

    private static String share(Boot boot) {
        return boot.lines().size() < 2
                ? null
                : boot.registered().stream().filter(boot.lines()::contains).count() + "/"
                        + boot.lines().size();
    }

    private static BootProgress empty() {
        List<Segment> segments = WAY.stream()
                .map(step -> new Segment(step.name(), Mark.OPEN, null))
                .toList();
        return new BootProgress(segments, "not heard yet");
    }

    private static String summary(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.mark() != Mark.OPEN)
                .map(segment -> segment.name() + " " + segment.says())
                .reduce((one, other) -> one + ", " + other)
                .orElse("not heard yet");
    }
}
