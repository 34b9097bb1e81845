package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;

/**
 * The list of phones as one reader sees it.
 *
 * @param query  text that rows must hold, perhaps empty
 * @param tabs   those of states that no phone is in are left out
 * @param counts the headline, of all phones
 * @param hidden number of rows that match but don't fit on the page
 */
public record PhoneList(String query, Show show, List<Tab> tabs, PhoneCounts counts, List<PhoneRow> rows, int hidden) {

    private static final int ROWS = 200;

    /** Which phones are shown. */
    public enum Show {
        ALL("All", phone -> true),
        ATTENTION("Needs attention", PhoneView::needsAttention),
        REGISTERED("Registered", phone -> phone.state() == PhoneState.REGISTERED),
        PARTLY("Partly registered", phone -> phone.state() == PhoneState.PARTLY),
        BOOTING("Booting", phone -> phone.state() == PhoneState.BOOTING),
        WAITING("Waiting for adoption", phone -> phone.state() == PhoneState.WAITING),
        STUCK("Stuck", phone -> phone.state() == PhoneState.STUCK),
        UNHEARD("Not heard", phone -> phone.state() == PhoneState.UNHEARD),
        BEHIND("Older file", PhoneView::isBehind),
        UNKNOWN("Unknown", phone -> !phone.listed());

        final String label;
        final Predicate<PhoneView> test;

        Show(String label, Predicate<PhoneView> test) {
            this.label = label;
            this.test = test;
        }

        static Show of(String text) {
            return Arrays.stream(values())
                    .filter(show -> show.key().equals(text))
                    .findFirst()
                    .orElse(ALL);
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the tab is there even where it would show no phone. */
        private boolean always() {
            return this == ALL || this == ATTENTION || this == REGISTERED;
        }
    }

    /** A tab above the list, which selects phones by state. */
    public record Tab(String key, String label, long count, boolean chosen) {}

    static PhoneList of(List<PhoneView> phones, String query, Show show, SiteTime clock) {
        List<PhoneView> matching = chosen(phones, query, show)
                .sorted(Comparator.comparingInt(PhoneList::rank)
                        .thenComparing(PhoneRow::firstNumber, PhoneList::byNumber)
                        .thenComparing(PhoneView::mac))
                .toList();
        List<Tab> tabs = Arrays.stream(Show.values())
                .map(each -> new Tab(
                        each.key(),
                        each.label,
                        phones.stream().filter(each.test).count(),
                        each == show))
                .filter(tab ->
                        tab.count() > 0 || tab.chosen() || Show.of(tab.key()).always())
                .toList();
        return new PhoneList(
                query,
                show,
                tabs,
                PhoneCounts.of(phones),
                matching.stream()
                        .limit(ROWS)
                        .map(phone -> PhoneRow.of(phone, clock))
                        .toList(),
                Math.max(0, matching.size() - ROWS));
    }

    /** Returns the phones that match this text and state. */
    static Stream<PhoneView> chosen(List<PhoneView> phones, String query, Show show) {
        return phones.stream().filter(phone -> matches(phone, query)).filter(show.test);
    }

    /** Sorts phones that need the operator first. */
    private static int rank(PhoneView phone) {
        return phone.needsAttention()
                ? 0
                : switch (phone.state()) {
                    case STUCK, WAITING -> 0;
                    case PARTLY, BOOTING -> 1;
                    case UNHEARD -> 2;
                    case REGISTERED -> 3;
                };
    }

    private static int byNumber(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private static boolean matches(PhoneView phone, String query) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        Stream<String> texts = Stream.concat(
                phone.lines().stream().flatMap(line -> Stream.of(line.number(), line.name())),
                Stream.concat(
                        phone.macs().stream().flatMap(mac -> Stream.of(mac.toString(), mac.plain())),
                        Stream.of(String.valueOf(phone.address()), PhoneRow.device(phone))));
        return wanted.isEmpty()
                || texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Returns the part of the URL that asks for this view again. */
    public String where() {
        return where(query, show);
    }

    static String where(String query, Show show) {
        return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&show=" + show.key();
    }

    public String whereText() {
        return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    public int total() {
        return counts.total();
    }

    public int registered() {
        return counts.of(PhoneState.REGISTERED);
    }

    public boolean allUp() {
        return total() > 0 && registered() == total() && counts.attention() == 0;
    }

    public int partly() {
        return counts.of(PhoneState.PARTLY);
    }

    public int waiting() {
        return counts.of(PhoneState.WAITING);
    }

    public int stuck() {
        return counts.of(PhoneState.STUCK);
    }

    public int behind() {
        return counts.behind();
    }
}
