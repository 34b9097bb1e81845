package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.PlaceRule;

/**
 * Takes the reports of phones that register at an external PBX and call action URLs ({@code
 * /report/{mac}/{token}/{event}}). A report is noted, and written into the journal, and does nothing else. Safe to use
 * from any thread.
 */
public final class PhoneReports {

    /** The first folder of these URLs. */
    public static final String FOLDER = "report";

    private static final Map<String, Event> EVENTS = Map.of(
            "registered",
            Event.SIP_REGISTER_REPORTED,
            "unregistered",
            Event.SIP_UNREGISTER_REPORTED,
            "failed",
            Event.SIP_REGISTER_REFUSED_REPORTED);
    private static final int LONGEST = 256;

    private final HolderCheck holders;
    private final Journal journal;
    private final ReportBook book;
    private final InstantSource clock;
    private volatile ProvisionPlan plan;

    public PhoneReports(AddressHolders presence, Journal journal, ReportBook book, InstantSource clock) {
        holders = new HolderCheck(presence);
        this.journal = journal;
        this.book = book;
        this.clock = clock;
    }

    public void install(ProvisionPlan newer) {
        plan = newer;
    }

    /** The decision on a report. UNMET: the box can't tell which device sends it. */
    public enum Hearing {
        BELIEVED,
        REFUSED,
        UNMET
    }

    /**
     * Takes a report. The box believes it where its token is the phone's, and it comes from the phone at an address of
     * the phone.
     *
     * @param path   the path as it came, without query
     * @param remote the address of the connection itself
     * @param line   the number that the report is about; null: all of the phone's lines
     */
    public Hearing hear(String path, Ip4 remote, String line) {
        ProvisionPlan now = plan;
        String[] parts = path.length() > LONGEST ? new String[0] : path.split("/", -1);
        if (now == null || now.reports() == null || parts.length != 5 || !parts[1].equals(FOLDER)) {
            return Hearing.REFUSED;
        }
        Event event = EVENTS.get(parts[4].toLowerCase(Locale.ROOT));
        Optional<MacAddress> mac = MacAddress.parse(parts[2]);
        Phone phone = mac.map(now.phones()::get).orElse(null);
        if (event == null || phone == null || !same(parts[3], now.reports().token(mac.get()))) {
            return Hearing.REFUSED;
        }
        HolderVerdict verdict = holders.at(remote, now::isOne);
        Hearing hearing = hearing(now, mac.get(), verdict);
        switch (hearing) {
            case BELIEVED ->
                lines(phone, line).forEach(number -> {
                    book.note(new LineReport(phone.mac(), number, event == Event.SIP_REGISTER_REPORTED, remote));
                    journal.record(Entry.of(clock.instant(), mac.get(), event, remote)
                            .with(Detail.USER, number)
                            .with(Detail.PBX, now.registrar().host()));
                });
            case UNMET ->
                journal.record(Entry.of(clock.instant(), mac.get(), Event.REPORT_REFUSED_NO_ANSWER, remote)
                        .with(Detail.REPORT, parts[4])
                        .with(Detail.STATUS, 503)
                        .because(Grounds.of(
                                verdict instanceof HolderVerdict.Unreadable
                                        ? Reason.NEIGHBOURS_UNREADABLE
                                        : Reason.NOBODY_ANSWERS_REPORTER)));
            case REFUSED -> {}
        }
        return hearing;
    }

    private static Hearing hearing(ProvisionPlan now, MacAddress mac, HolderVerdict verdict) {
        if (verdict.holder() == null || !now.isOne(mac, verdict.holder())) {
            return Hearing.REFUSED;
        }
        Hearing faced = switch (verdict) {
            case HolderVerdict.Itself _ -> Hearing.BELIEVED;
            case HolderVerdict.Another _, HolderVerdict.Nobody _ -> Hearing.REFUSED;
            case HolderVerdict.Silent _, HolderVerdict.Unreadable _ -> Hearing.UNMET;
        };
        return now.access().placeRule() == PlaceRule.LOG ? Hearing.BELIEVED : faced;
    }

    private static List<String> lines(Phone phone, String line) {
        List<String> all = phone.lines().stream().map(Line::number).toList();
        return all.contains(line) ? List.of(line) : all;
    }

    /** Compares in constant time, because the token is a secret. */
    private static boolean same(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
