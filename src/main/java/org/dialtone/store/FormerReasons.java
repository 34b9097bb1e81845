package org.dialtone.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Reads the entries of the last version that wrote words: step and words become an event with details. What it doesn't
 * know becomes the step's plain event, with the old words as a quoted detail.
 */
final class FormerReasons {

    private static final FormerWords IN_FORMER_FOLDER =
            FormerWords.of("[{note}; ]asks in the former folder, which answers until {former_until}");
    private static final Map<String, Reason> PASSWORDS = Map.of(
            "with the old password",
            Reason.OLD_PASSWORD,
            "with the new password",
            Reason.NEW_PASSWORD,
            "with the new password; the old one is no longer accepted",
            Reason.NEW_PASSWORD_ALONE);
    private static final String REPORT = "its report ";

    private FormerReasons() {}

    /** All but the first three may be null. */
    static Entry entry(
            Instant at, MacAddress mac, Step step, Ip4 ip, String file, Integer status, Long ms, String words) {
        Details known = Details.NONE
                .with(Detail.ADDRESS, ip)
                .with(Detail.STATUS, status)
                .with(Detail.MS, ms);
        if (step == Step.REFUSED && file != null && file.startsWith(REPORT)) {
            return new Entry(
                    at,
                    mac,
                    Event.REPORT_REFUSED_NO_ANSWER,
                    known.with(Detail.REPORT, file.substring(REPORT.length()))
                            .with(Detail.WHY, Reason.NOBODY_ANSWERS_REPORTER));
        }
        Details named = known.with(Entry.named(step), file);
        return words == null ? plain(at, mac, step, named) : told(at, mac, step, named, words);
    }

    private static Entry told(Instant at, MacAddress mac, Step step, Details named, String words) {
        Optional<Map<String, String>> former = IN_FORMER_FOLDER.read(words);
        Details details = former.flatMap(
                        texts -> parsed(Map.of(Detail.FORMER_UNTIL.name(), texts.get(Detail.FORMER_UNTIL.name()))))
                .map(named::with)
                .orElse(named);
        String rest =
                former.map(texts -> texts.getOrDefault(Detail.NOTE.name(), "")).orElse(words);
        for (Map.Entry<String, Reason> each : PASSWORDS.entrySet()) {
            boolean last = step == Step.REGISTER && (rest.equals(each.getKey()) || rest.endsWith("; " + each.getKey()));
            if (last) {
                details = details.with(Detail.PASSWORD, each.getValue());
                rest = rest.substring(
                        0, Math.max(0, rest.length() - each.getKey().length() - 2));
            }
        }
        return rest.isEmpty() ? plain(at, mac, step, details) : read(at, mac, step, details, rest);
    }

    private static Entry read(Instant at, MacAddress mac, Step step, Details details, String words) {
        for (FormerSentences.Sentence each : FormerSentences.of(step)) {
            Optional<Details> found = each.words()
                    .read(words)
                    .flatMap(FormerReasons::resolved)
                    .filter(more -> each.only().isEmpty() || each.only().contains(more.reason(Detail.WHY)));
            if (found.isPresent()) {
                return new Entry(
                        at, mac, each.event(), details.with(found.get()).with(each.always()));
            }
        }
        return switch (step) {
            case MISSING -> missing(at, mac, details, words);
            case LOOKUP -> new Entry(at, mac, lookup(details), details.with(Detail.ANSWER, words));
            case OPTIONS -> plain(at, mac, step, details);
            default -> plain(at, mac, step, details.with(Detail.FORMER_WORDS, words));
        };
    }

    /** Words of a pack or of a template's fault stood there as they were. */
    private static Entry missing(Instant at, MacAddress mac, Details details, String words) {
        boolean broken = isStatus(details, 500);
        Grounds grounds = Grounds.of(broken ? Reason.TEMPLATE_FAULT : Reason.LEFT_OUT_BY_PACK)
                .with(Detail.NOTE, words);
        return new Entry(at, mac, broken ? Event.FILE_BROKEN : Event.FILE_LEFT_OUT, details.with(grounds.forEntry()));
    }

    private static Entry plain(Instant at, MacAddress mac, Step step, Details details) {
        Long status = details.number(Detail.STATUS);
        boolean taken = status != null && status < 300;
        Event event = switch (step) {
            case CONFIG -> isStatus(details, 304) ? Event.FILE_UNCHANGED : Event.FILE_SERVED;
            case NOTIFY -> taken ? Event.NOTIFY_TAKEN : Event.NOTIFY_RESYNC;
            case PNP -> taken ? Event.PNP_TAKEN : Event.PNP_ASKED;
            case OPTIONS -> taken ? Event.SIP_OPTIONS_ANSWERED : Event.SIP_OPTIONS_SILENT;
            case LOOKUP -> lookup(details);
            default -> Event.of(step);
        };
        return new Entry(at, mac, event, details);
    }

    private static Event lookup(Details details) {
        return isStatus(details, 0) ? Event.DNS_LOOKUP : Event.DNS_LOOKUP_NO_ADDRESS;
    }

    private static boolean isStatus(Details details, long status) {
        Long known = details.number(Detail.STATUS);
        return known != null && known == status;
    }

    /** The details of these texts, with the reason that they name by its words; empty where they make no sense. */
    private static Optional<Details> resolved(Map<String, String> texts) {
        Map<String, String> others = new HashMap<>(texts);
        String why = others.remove(Detail.WHY.name());
        Optional<Details> own = parsed(others);
        return why == null
                ? own
                : FormerClauses.read(why).flatMap(grounds -> own.map(details -> details.with(grounds.forEntry())));
    }

    static Optional<Details> parsed(Map<String, String> texts) {
        try {
            return Optional.of(Details.parse(texts));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
