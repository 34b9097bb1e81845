package org.dialtone.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Actor;
import org.dialtone.app.Slice;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.view.Redress.Act;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;

/** All that needs an operator: the open alarms, and the phones that something hinders. Safe to use from any thread. */
public class Attention {

    private static final int MOST_ALARMS = 1_000;
    /** The count of phones is this old at most. */
    private static final long COUNTED_FOR = TimeUnit.SECONDS.toNanos(1);

    private final Alarms alarms;
    private final PhoneViews phones;
    private final AccessViews access;
    private final RogueWatch rogues;
    private final FindingNotes notes;
    private final List<PhoneFindings> further;
    private final LongSupplier nanos;
    private volatile Count hindered;

    /** The phones that need attention and nobody has acknowledged, and when they were counted. */
    private record Count(int number, long at) {}

    /**
     * @param further what there is beside the phones' own journeys
     * @param nanos   elapsed time that no clock setting moves, in nanoseconds
     */
    public Attention(
            Alarms alarms,
            PhoneViews phones,
            AccessViews access,
            RogueWatch rogues,
            FindingNotes notes,
            List<PhoneFindings> further,
            LongSupplier nanos) {
        this.alarms = alarms;
        this.phones = phones;
        this.access = access;
        this.rogues = rogues;
        this.notes = notes;
        this.further = further;
        this.nanos = nanos;
    }

    /**
     * What there is at one moment.
     *
     * @param matters worst first; what somebody has acknowledged comes last
     * @param open    how much of all nobody has acknowledged
     * @param behind  how many phones hold an older file than the site has for them
     */
    public record Look(Slice<Matter> matters, int open, int behind) {}

    /**
     * Looks at everything.
     *
     * @param first the number of matters to leave out
     * @param most  the number of matters to return at most; only theirs are the acts
     */
    public Look look(int first, int most) {
        return look(phones.all(), first, most);
    }

    /** As {@link #look(int, int)}, of phones that were looked at before. */
    public Look look(List<PhoneView> seen, int first, int most) {
        List<Matter> matters = new ArrayList<>();
        alarms.find(true, 0, MOST_ALARMS).items().forEach(alarm -> matters.add(Matter.of(alarm)));
        hindered(seen).forEach(each -> matters.add(each.matter(notes.of(each.mac(), each.findings()))));
        matters.sort(Matter.WORST_FIRST);
        return new Look(
                Slice.of(matters, first, most).map(matter -> matter.with(acts(matter))),
                (int) matters.stream()
                        .filter(matter -> !matter.isAcknowledged())
                        .count(),
                (int) seen.stream().filter(PhoneView::isBehind).count());
    }

    /** A phone that needs attention, with what there is about it. */
    private record Hindered(PhoneView phone, List<PhoneFinding> findings) {

        MacAddress mac() {
            return phone.mac();
        }

        Matter matter(Optional<FindingNote> note) {
            return Matter.of(phone, findings, note.orElse(null));
        }
    }

    private List<Hindered> hindered(List<PhoneView> seen) {
        List<Map<MacAddress, PhoneFinding>> others =
                further.stream().map(each -> each.among(seen)).toList();
        List<Hindered> found = new ArrayList<>();
        for (PhoneView phone : seen) {
            Stream<PhoneFinding> beside = others.stream()
                    .flatMap(each -> phone.macs().stream().flatMap(mac -> Stream.ofNullable(each.get(mac))));
            Stream<PhoneFinding> own = phone.needsAttention() ? findings(phone).stream() : Stream.empty();
            List<PhoneFinding> all = Stream.concat(beside, own).toList();
            if (!all.isEmpty()) {
                found.add(new Hindered(phone, all));
            }
        }
        return found;
    }

    /**
     * Notes that an operator has seen what hinders a phone; it counts no longer, until something else hinders it or the
     * same comes back.
     *
     * @return the matter since; empty where nothing hinders such a phone
     */
    public Optional<Matter> acknowledge(MacAddress mac, Actor who) {
        Optional<Matter> noted = hindered(phones.all()).stream()
                .filter(each -> each.phone().macs().contains(mac))
                .findFirst()
                .map(each -> each.matter(Optional.of(notes.note(each.mac(), each.findings(), who.name()))));
        hindered = null;
        return noted;
    }

    /** Takes an acknowledgement back. @return whether there was one */
    public boolean recall(MacAddress mac) {
        boolean noted =
                phones.find(mac).map(PhoneView::mac).filter(notes::forget).isPresent();
        hindered = null;
        return noted;
    }

    /** Ends the acknowledgements of what is over; to be called once in a while. */
    public void look() {
        if (!notes.phones().isEmpty()) {
            notes.look(hindered(phones.all()).stream()
                    .collect(Collectors.toMap(Hindered::mac, Hindered::findings, (one, _) -> one)));
        }
    }

    private List<Act> acts(Matter matter) {
        return matter.phone() == null ? acts(matter.alarm()) : acts(matter.phone(), matter.findings());
    }

    /** How much of it nobody has acknowledged; the phones as of a second ago at most, as every page asks. */
    public int count() {
        Count known = hindered;
        if (known == null || nanos.getAsLong() - known.at() >= COUNTED_FOR) {
            known = counted(phones.all());
        }
        return alarms.waiting() + known.number();
    }

    /** Counts phones that were looked at just now, so that a page that lists them looks at them once. */
    public List<PhoneView> seen(List<PhoneView> now) {
        counted(now);
        return now;
    }

    private Count counted(List<PhoneView> seen) {
        Count count = new Count(
                (int) hindered(seen).stream()
                        .filter(each -> notes.of(each.mac(), each.findings()).isEmpty())
                        .count(),
                nanos.getAsLong());
        hindered = count;
        return count;
    }

    /** A count that grows with each change. */
    public long changes() {
        return alarms.changes() + phones.changes() + notes.changes();
    }

    private List<Act> acts(Alarm alarm) {
        return Redress.of(alarm.event()).stream()
                .flatMap(redress -> switch (redress) {
                    case KNOW_SERVER -> others(alarm.subject()).map(server -> new Act(redress, server));
                    case TRUST_PORTS, NEW_PASSWORD -> Stream.of(new Act(redress, alarm.subject()));
                    default -> Stream.of(new Act(redress, ""));
                })
                .toList();
    }

    private Stream<String> others(String link) {
        return rogues.standings().stream()
                .filter(standing -> standing.interfaceName().equals(link))
                .flatMap(standing -> standing.others().stream())
                .map(OtherServer::server)
                .map(Object::toString)
                .distinct();
    }

    private List<Act> acts(PhoneView phone, List<PhoneFinding> findings) {
        return findings.stream()
                .flatMap(finding -> Redress.of(finding.event()).stream()
                        .flatMap(redress -> acts(redress, phone, finding.details())))
                .distinct()
                .toList();
    }

    /** Those of the diagnosis; where it has none yet, what the phone's state says. */
    private static List<PhoneFinding> findings(PhoneView phone) {
        if (!phone.journey().diagnosis().isEmpty()) {
            return phone.journey().diagnosis();
        }
        return List.of(
                phone.state() == PhoneState.WAITING
                        ? new PhoneFinding(Event.PHONE_HELD, Details.NONE, phone.lastSeen())
                        : new PhoneFinding(
                                Event.PHONE_SILENT,
                                Details.of(Detail.LINES, silent(phone)).with(Detail.ADDRESS, phone.address()),
                                phone.lastSeen()));
    }

    private static String silent(PhoneView phone) {
        List<String> numbers = phone.lines().stream()
                .filter(PhoneView.LineView::silent)
                .map(PhoneView.LineView::number)
                .toList();
        return numbers.isEmpty() ? phone.mac().toString() : String.join(", ", numbers);
    }

    private Stream<Act> acts(Redress redress, PhoneView phone, Details details) {
        return switch (redress) {
            case SAME_PHONE -> access.of(phone.mac()).same().stream().map(mixed -> new Act(redress, mixed.mac()));
            case NEW_PASSWORD -> numbers(phone, details).map(number -> new Act(redress, number));
            case REPLACE ->
                Stream.of(new Act(redress, details.mac(Detail.PREDECESSOR).toString()));
            case ADD_PHONE -> phone.listed() ? Stream.empty() : Stream.of(new Act(redress, ""));
            case RESYNC, RESTART -> phone.listed() ? Stream.of(new Act(redress, "")) : Stream.empty();
            case ADOPT, TRUST_PORT, TRUST_PORTS, OPEN_WINDOW, FREE_DECLINED, KNOW_SERVER, SEE_MACHINES ->
                Stream.of(new Act(redress, ""));
        };
    }

    private static Stream<String> numbers(PhoneView phone, Details details) {
        return details.has(Detail.USER)
                ? Stream.of(details.text(Detail.USER))
                : phone.lines().stream().map(PhoneView.LineView::number);
    }
}
