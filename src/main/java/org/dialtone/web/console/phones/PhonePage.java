package org.dialtone.web.console.phones;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.BootMedians.BootMedian;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.dhcp.Lease;
import org.dialtone.journal.Boot;
import org.dialtone.journal.BootTimes;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.phone.Holding;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Phrases;
import org.dialtone.web.console.page.SiteTime;

/**
 * One phone's page.
 *
 * @param revision of its hardware, or null
 * @param answers whether it answers OPTIONS, in words
 * @param file   the configuration file that the phone fetched last, or null
 * @param boots  boots, newest first
 * @param access what decides whether the phone gets its file
 */
public record PhonePage(
        PhoneRow row,
        String firmware,
        String revision,
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
     * @param times the same by milestones; null where it came to none
     */
    public record Story(
            Moment started,
            String style,
            String state,
            String took,
            BootTimeline times,
            BootProgress bar,
            List<Told> told,
            boolean latest) {}

    /** One step in words; {@code why} may be null. */
    public record Told(Moment at, String mood, String words, String why) {}

    /**
     * @param lease   the phone's lease, where it has one
     * @param holding how the box knows the phone's address, where it does
     * @param median  how long phones of its model usually take
     */
    static PhonePage of(
            PhoneView phone,
            Optional<Lease> lease,
            Optional<Holding> holding,
            AccessView access,
            Optional<BootMedian> median,
            SiteTime clock,
            Instant now) {
        List<Boot> boots = phone.journey().boots();
        List<Story> stories = new ArrayList<>();
        for (Boot boot : boots.reversed()) {
            stories.add(story(phone, boot, lease, median, clock));
        }
        Fetched file = boots.reversed().stream()
                .flatMap(boot -> boot.last(Step.CONFIG).stream())
                .findFirst()
                .map(entry -> new Fetched(entry.file(), clock.show(entry.at())))
                .orElse(null);
        return new PhonePage(
                PhoneRow.of(phone, clock),
                phone.firmware(),
                phone.revision(),
                phone.lines(),
                answers(phone, clock.words()),
                file,
                lease.map(held -> left(held, now, clock))
                        .or(() -> holding.map(held -> known(held, clock)))
                        .orElse(null),
                phone.journey().diagnosis().stream()
                        .map(finding -> TroubleText.of(finding, clock.words()))
                        .toList(),
                stories,
                AccessText.of(access, clock));
    }

    private static String answers(PhoneView phone, Words words) {
        return words.say("phone.answers." + (phone.reachable() == null ? "unasked" : phone.reachable() ? "yes" : "no"));
    }

    private static String left(Lease lease, Instant now, SiteTime clock) {
        Moment end = clock.show(lease.expires());
        return clock.words()
                .say(
                        lease.expires().isAfter(now) ? "phone.leased.until" : "phone.leased.ended",
                        end.day(),
                        end.clock());
    }

    private static String known(Holding holding, SiteTime clock) {
        Moment at = holding.at() == null ? null : clock.show(holding.at());
        String source = "phone.holding." + holding.source().name().toLowerCase(Locale.ROOT);
        return at == null ? clock.words().say(source) : clock.words().say(source, at.day(), at.clock());
    }

    private static Story story(
            PhoneView phone, Boot boot, Optional<Lease> lease, Optional<BootMedian> median, SiteTime clock) {
        Boot.State state = phone.journey().state(boot);
        boolean latest = boot == phone.journey().boots().getLast();
        Entry lastAck = latest ? boot.last(Step.ACK).orElse(null) : null;
        List<Told> told = boot.steps().stream()
                .map(entry -> new Told(
                        clock.show(entry.at()),
                        Phrases.mood(entry),
                        clock.words().events().says(entry),
                        entry == lastAck ? term(entry, lease, clock.words()) : why(entry, boot, clock.words())))
                .toList();
        return new Story(
                clock.show(boot.started()),
                state.name().toLowerCase(Locale.ROOT),
                latest ? Phrases.of(state, clock.words()) : Phrases.ended(state, clock.words()),
                took(boot, clock.words()),
                BootTimeline.of(BootTimes.of(boot), phone, median, clock.words())
                        .orElse(null),
                latest ? BootProgress.of(phone) : BootProgress.of(boot, Optional.of(state)),
                told,
                latest);
    }

    private static String term(Entry ack, Optional<Lease> lease, Words words) {
        return lease.filter(held ->
                        held.address().equals(ack.ip()) && held.expires().isAfter(ack.at()))
                .map(held ->
                        words.say("phone.leased.for", Phrases.of(Duration.between(ack.at(), held.expires()), words)))
                .orElse(null);
    }

    /** Lines register again and again; the first time of each counts. */
    private static String took(Boot boot, Words words) {
        Map<String, Instant> first = new HashMap<>();
        boot.steps().stream()
                .filter(entry -> entry.step() == Step.REGISTER)
                .forEach(entry -> first.putIfAbsent(entry.file(), entry.at()));
        return first.values().stream()
                .max(Instant::compareTo)
                .map(done -> Duration.between(boot.started(), done))
                .filter(Duration::isPositive)
                .map(duration -> Phrases.precisely(duration, words))
                .orElse(null);
    }

    private static String why(Entry entry, Boot boot, Words words) {
        if (entry.event() == Event.FILE_MISSING && boot.has(Step.CONFIG)) {
            return words.say("phone.step.without");
        }
        return entry.status() == null || entry.status() < 300 ? null : words.say("phone.step.status", entry.status());
    }
}
