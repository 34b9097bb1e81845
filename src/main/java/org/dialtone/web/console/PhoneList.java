package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView;
import org.dialtone.journal.Boot;

/**
 * The list of phones as one reader sees it.
 *
 * @param query  text that rows must hold, perhaps empty
 * @param hidden number of rows that match but don't fit on the page
 */
public record PhoneList(
        String query, Show show, List<Tab> tabs, int registered, int total, List<PhoneRow> rows, int hidden) {

    private static final int ROWS = 200;

    /** Which phones are shown. */
    public enum Show {
        ALL("All", phone -> true),
        STUCK("Stuck", phone -> is(phone, Boot.State.STUCK)),
        UNDERWAY(
                "On the way",
                phone -> phone.progress().isPresent()
                        && !is(phone, Boot.State.STUCK)
                        && !is(phone, Boot.State.REGISTERED)),
        REGISTERED("Registered", phone -> is(phone, Boot.State.REGISTERED)),
        SILENT("Not heard", phone -> phone.progress().isEmpty()),
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

        private static boolean is(PhoneView phone, Boot.State state) {
            return phone.progress().filter(state::equals).isPresent();
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
                .toList();
        int registered = (int) phones.stream().filter(Show.REGISTERED.test).count();
        return new PhoneList(
                query,
                show,
                tabs,
                registered,
                phones.size(),
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
        boolean registered = Show.REGISTERED.test.test(phone);
        return Show.STUCK.test.test(phone)
                        || registered && !phone.journey().diagnosis().isEmpty()
                ? 0
                : Show.UNDERWAY.test.test(phone) ? 1 : Show.SILENT.test.test(phone) ? 2 : 3;
    }

    private static int byNumber(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private static boolean matches(PhoneView phone, String query) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        Stream<String> texts = Stream.concat(
                phone.lines().stream().flatMap(line -> Stream.of(line.number(), line.name())),
                Stream.of(
                        phone.mac().toString(),
                        phone.mac().plain(),
                        String.valueOf(phone.address()),
                        PhoneRow.device(phone)));
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

    public boolean allRegistered() {
        return total > 0 && registered == total;
    }

    public long stuck() {
        return tabs.get(Show.STUCK.ordinal()).count();
    }
}
