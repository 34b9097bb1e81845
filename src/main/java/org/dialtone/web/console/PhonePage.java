package org.dialtone.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.dhcp.Lease;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.phone.Holding;

/**
 * One phone's page.
 *
 * @param answers whether it answers OPTIONS, in words
 * @param file   the configuration file that the phone fetched last, or null
 * @param boots  boots, newest first
 * @param access what decides whether the phone gets its file
 */
public record PhonePage(
        PhoneRow row,
        String firmware,
        List<LineView> lines,
        String answers,
        Fetched file,
        String lease,
        List<TroubleText> diagnosis,
        List<Story> boots,
        AccessText access) {

    /** A file and when it was fetched. */
    public record Fetched(String name, Moment at) {}

    /**
     * One boot in words.
     *
     * @param took from the first step until all lines that registered had done so; null where none did
     */
    public record Story(
            Moment started,
            String style,
            String state,
            String took,
            BootProgress bar,
            List<Told> told,
            boolean latest) {}

    /** One step in words; {@code why} may be null. */
    public record Told(Moment at, String mood, String words, String why) {}

    /**
     * @param lease   the phone's lease, where it has one
     * @param holding how the box knows the phone's address, where it does
     */
    static PhonePage of(
            PhoneView phone,
            Optional<Lease> lease,
            Optional<Holding> holding,
            AccessView access,
            SiteTime clock,
            Instant now) {
        List<Boot> boots = phone.journey().boots();
        List<Story> stories = new ArrayList<>();
        for (Boot boot : boots.reversed()) {
            stories.add(story(phone, boot, lease, clock));
        }
        Fetched file = boots.reversed().stream()
                .flatMap(boot -> boot.last(Step.CONFIG).stream())
                .findFirst()
                .map(entry -> new Fetched(entry.file(), clock.show(entry.at())))
                .orElse(null);
        return new PhonePage(
                PhoneRow.of(phone, clock),
                phone.firmware(),
                phone.lines(),
                answers(phone),
                file,
                lease.map(held -> left(held, now, clock))
                        .or(() -> holding.map(held -> known(held, clock)))
                        .orElse(null),
                phone.journey().diagnosis().stream().map(TroubleText::of).toList(),
                stories,
                AccessText.of(access, clock));
    }

    private static String answers(PhoneView phone) {
        return phone.reachable() == null ? "not asked" : phone.reachable() ? "yes" : "no";
    }

    private static String left(Lease lease, Instant now, SiteTime clock) {
        Moment end = clock.show(lease.expires());
        return (lease.expires().isAfter(now) ? "leased until " : "lease ended ") + end.day() + ", " + end.clock();
    }

    private static String known(Holding holding, SiteTime clock) {
        Moment at = holding.at() == null ? null : clock.show(holding.at());
        return switch (holding.source()) {
            case LEASED -> "leased since " + at.day() + ", " + at.clock();
            case SET -> "set by hand";
            case HEARD -> "from another DHCP server, heard " + at.day() + ", " + at.clock();
            case NEIGHBOUR -> "met on the link " + at.day() + ", " + at.clock();
        };
    }

    private static Story story(PhoneView phone, Boot boot, Optional<Lease> lease, SiteTime clock) {
        Boot.State state = phone.journey().state(boot);
        boolean latest = boot == phone.journey().boots().getLast();
        Entry lastAck = latest ? boot.last(Step.ACK).orElse(null) : null;
        List<Told> told = boot.steps().stream()
                .map(entry -> new Told(
                        clock.show(entry.at()),
                        Phrases.mood(entry),
                        Phrases.of(entry),
                        entry == lastAck ? term(entry, lease) : why(entry, boot)))
                .toList();
        return new Story(
                clock.show(boot.started()),
                state.name().toLowerCase(Locale.ROOT),
                latest ? Phrases.of(state) : Phrases.ended(state),
                took(boot),
                latest ? BootProgress.of(phone) : BootProgress.of(boot, Optional.of(state)),
                told,
                latest);
    }

    private static String term(Entry ack, Optional<Lease> lease) {
        return lease.filter(held ->
                        held.address().equals(ack.ip()) && held.expires().isAfter(ack.at()))
                .map(held -> "For " + Phrases.of(Duration.between(ack.at(), held.expires())) + ".")
                .orElse(null);
    }

    /** Lines register again and again; the first time of each counts. */
    private static String took(Boot boot) {
        Map<String, Instant> first = new HashMap<>();
        boot.steps().stream()
                .filter(entry -> entry.step() == Step.REGISTER)
                .forEach(entry -> first.putIfAbsent(entry.file(), entry.at()));
        return first.values().stream()
                .max(Instant::compareTo)
                .map(done -> Duration.between(boot.started(), done))
                .filter(Duration::isPositive)
                .map(Phrases::precisely)
                .orElse(null);
    }

    private static String why(Entry entry, Boot boot) {
        if (entry.event() == Event.FILE_MISSING && boot.has(Step.CONFIG)) {
            return "It does without: it got its file.";
        }
        return entry.status() == null || entry.status() < 300 ? null : "status " + entry.status();
    }
}
