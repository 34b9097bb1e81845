package org.dialtone.web.console.attention;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.Matter;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.Redress;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.console.phones.PhoneRow;
import org.dialtone.web.console.phones.TroubleText;

/**
 * What needs an operator, as one reader sees it.
 *
 * @param open   how much of it nobody has acknowledged
 * @param behind in words, how many phones hold an older file; null: none
 * @param hidden number of rows that don't fit on the page
 * @param folded in words, how much is acknowledged
 */
public record AttentionTable(List<Row> rows, int open, String behind, int hidden, String folded) {

    static final int ROWS = 200;

    /** Rows of one list. @param folded the words that unfold it; null: it is open */
    public record Part(String folded, List<Row> rows) {}

    /**
     * One matter.
     *
     * @param style  for colour: {@code bad}, {@code warn} or {@code off}
     * @param kind   in a word or two
     * @param mac    the phone's MAC without colons; null: an alarm
     * @param title  the phone; null: an alarm
     * @param alarm  the alarm's number; 0: a phone
     * @param more   what else hinders the phone
     * @param times  how many times it happened
     * @param by     who has acknowledged it, or null
     */
    public record Row(
            String style,
            String kind,
            String mac,
            String title,
            long alarm,
            String says,
            String remedy,
            List<TroubleText> more,
            Moment since,
            long times,
            String by,
            Moment acknowledged,
            List<Button> buttons) {

        public boolean isWaiting() {
            return by == null;
        }

        /** What its buttons are about: the phone, else the alarm. */
        public String about() {
            return title == null ? says : title;
        }

        /** Whether the acknowledgement can be taken back: an alarm's stays with it. */
        public boolean isRecallable() {
            return alarm == 0 && by != null;
        }
    }

    /**
     * Something the box can do about a matter.
     *
     * @param act    the name of the act
     * @param on     what it is about, where that isn't the phone
     * @param href   the page that does it; null: a button does
     * @param asks   the question before it is done; null: none
     * @param number whether an extension may be given with it
     */
    public record Button(String act, String on, String label, String href, String asks, boolean number) {

        static Button of(Redress.Act act, String mac, Words words) {
            String href = switch (act.what()) {
                case ADD_PHONE -> "/console/phones/add?mac=" + mac;
                case NEW_PASSWORD ->
                    "/console/extensions/" + URLEncoder.encode(act.on(), StandardCharsets.UTF_8) + "?renew=true";
                case SEE_MACHINES -> "/console/box#machines";
                default -> null;
            };
            return new Button(
                    act.word(),
                    act.on(),
                    words.say("attention." + act.word(), act.on()),
                    href,
                    words.find("attention." + act.word() + ".asks")
                            .map(asks -> asks.replace("{0}", act.on()))
                            .orElse(null),
                    act.what() == Redress.ADOPT);
        }
    }

    static AttentionTable of(Attention.Look look, SiteTime clock) {
        Words words = clock.words();
        List<Row> rows = look.matters().map(matter -> row(matter, clock)).items();
        return new AttentionTable(
                rows,
                look.open(),
                look.behind() == 0 ? null : words.count("attention.behind", look.behind()),
                (int) look.matters().total() - rows.size(),
                words.count("attention.seen", (int) look.matters().total() - look.open()));
    }

    /** What nobody has acknowledged, and folded what somebody has. */
    public List<Part> parts() {
        List<Row> waiting = rows.stream().filter(Row::isWaiting).toList();
        List<Row> seen = rows.stream().filter(row -> !row.isWaiting()).toList();
        return Stream.of(new Part(null, waiting), new Part(folded, seen))
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    private static Row row(Matter matter, SiteTime clock) {
        Words words = clock.words();
        Alarm alarm = matter.alarm();
        PhoneView phone = matter.phone();
        String mac = phone == null ? null : phone.mac().plain();
        EventWords events = words.events();
        return new Row(
                style(matter.urgency()),
                words.say("attention.is." + matter.urgency().name().toLowerCase(Locale.ROOT)),
                mac,
                phone == null ? null : title(phone, words),
                alarm == null ? 0 : alarm.id(),
                events.says(matter.event(), matter.details()),
                events.remedy(matter.event(), matter.details()),
                more(matter, words),
                matter.since() == null ? null : clock.show(matter.since()),
                alarm == null ? 1 : alarm.count(),
                matter.acknowledgedBy(),
                matter.acknowledged() == null ? null : clock.show(matter.acknowledged()),
                matter.acts().stream().map(act -> Button.of(act, mac, words)).toList());
    }

    private static String title(PhoneView phone, Words words) {
        boolean named = phone.lines().stream()
                .anyMatch(line -> line.name() != null && !line.name().isBlank());
        return PhoneRow.title(phone, words)
                + (named ? " · " + PhoneRow.numbers(phone) : "")
                + (phone.listed() ? "" : " · " + phone.mac());
    }

    private static List<TroubleText> more(Matter matter, Words words) {
        List<PhoneFinding> others = new ArrayList<>(matter.findings());
        if (!others.isEmpty()) {
            others.removeFirst();
        }
        return others.stream().map(finding -> TroubleText.of(finding, words)).toList();
    }

    private static String style(Matter.Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY, BOX, PHONE_DOWN -> "bad";
            case PHONE_PARTLY, PHONE_WAITS, STRANGER -> "warn";
            case NOTE, ACKNOWLEDGED -> "off";
        };
    }
}
