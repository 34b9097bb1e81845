package org.dialtone.web.console.phones;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Severity;
import org.dialtone.journal.Step;
import org.dialtone.web.console.forms.Words;

/** A boot as a bar of six segments, from power-on to registration. */
public record BootProgress(List<Segment> segments) {

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
        DONE("✓"),
        CURRENT("…"),
        FAILED("✕"),
        SKIPPED("–"),
        UNHEARD("–"),
        OPEN("·");

        final String icon;

        Mark(String icon) {
            this.icon = icon;
        }
    }

    /** One segment; {@code share} says how many of several lines are registered, else null. */
    public record Segment(String name, Mark mark, String share) {

        public String icon() {
            return mark.icon;
        }

        public String says(Words words) {
            return words.say("bar." + style());
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
        Stand stand = new Stand(
                phone.state() == PhoneState.REGISTERED, phone.state() == PhoneState.STUCK, share(phone.lines()));
        return phone.latest().map(boot -> of(boot, stand)).orElseGet(BootProgress::empty);
    }

    /** An earlier boot, of which the journal alone tells. */
    static BootProgress of(Boot boot, Optional<Boot.State> state) {
        boolean stuck = state.filter(Boot.State.STUCK::equals).isPresent();
        return of(boot, new Stand(boot.progress() == Boot.State.REGISTERED, stuck, share(boot)));
    }

    /**
     * Where the phone stands at the end of the boot.
     *
     * @param share how many of several lines are registered, or null
     */
    private record Stand(boolean registered, boolean stuck, String share) {}

    private static BootProgress of(Boot boot, Stand stand) {
        Set<Step> reached = reached(boot, stand.registered());
        int last = WAY.size() - 1;
        while (last >= 0 && !reached.contains(WAY.get(last))) {
            last--;
        }
        Set<Step> unheard = boot.granted().filter(Entry::heard).isPresent() ? Set.of(Step.OFFER, Step.ACK) : Set.of();
        last = unheard.isEmpty() ? last : Math.max(last, WAY.indexOf(Step.ACK));
        Step failed = failed(boot, stand.registered());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            Step step = WAY.get(i);
            segments.add(new Segment(
                    step.name(),
                    unheard.contains(step) ? Mark.UNHEARD : mark(step, i, last, reached, failed, stand.stuck()),
                    step == Step.REGISTER ? stand.share() : null));
        }
        return new BootProgress(segments);
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
    private static Set<Step> reached(Boot boot, boolean registered) {
        Set<Step> reached = EnumSet.noneOf(Step.class);
        boot.steps().forEach(entry -> reached.add(entry.step()));
        reached.remove(Step.REGISTER);
        if (registered) {
            reached.add(Step.REGISTER);
        }
        return reached;
    }

    /** Returns the segment that failed last, unless it succeeded later. */
    private static Step failed(Boot boot, boolean registered) {
        Step failed = null;
        for (Entry entry : boot.steps()) {
            Step stopped = STOPPED.get(entry.step());
            boolean harmless = entry.event().severity() == Severity.INFO && entry.step() != Step.UNREGISTER
                    || entry.event() == Event.SIP_UNREGISTER_REPLACED
                    || entry.step() == Step.MISSING && boot.has(Step.CONFIG)
                    || registered;
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

    private static String share(List<LineView> lines) {
        return lines.size() < 2
                ? null
                : lines.stream().filter(LineView::registered).count() + "/" + lines.size();
    }

    private static BootProgress empty() {
        List<Segment> segments = WAY.stream()
                .map(step -> new Segment(step.name(), Mark.OPEN, null))
                .toList();
        return new BootProgress(segments);
    }

    /** Says in a line how far it is. */
    public String summary(Words words) {
        return segments.stream()
                .filter(segment -> segment.mark() != Mark.OPEN)
                .map(segment -> segment.name() + " " + segment.says(words))
                .reduce((one, other) -> one + ", " + other)
                .orElseGet(() -> words.say("bar.empty"));
    }
}
