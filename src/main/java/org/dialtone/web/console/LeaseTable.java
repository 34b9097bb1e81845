package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.PhoneView;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.forms.Words;

/**
 * The leases as one reader sees them.
 *
 * @param query  text that rows must hold, perhaps empty
 * @param hidden number of rows that match but don't fit on the page
 */
public record LeaseTable(
        String query, Show show, List<PhoneList.Tab> tabs, int total, List<LeaseRow> rows, int hidden) {

    private static final int ROWS = 200;

    /** Which leases are shown. */
    public enum Show {
        ALL(lease -> true),
        BOUND(lease -> lease.state().equals("bound")),
        EXPIRED(lease -> lease.state().equals("expired")),
        RELEASED(lease -> lease.state().equals("released")),
        DECLINED(lease -> lease.state().equals("declined")),
        RESERVED(LeaseView::reserved);

        final Predicate<LeaseView> test;

        Show(Predicate<LeaseView> test) {
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
    }

    /** One lease; unknown values are null. */
    public record LeaseRow(
            String address,
            String mac,
            String id,
            String title,
            String device,
            String hostname,
            String style,
            String state,
            boolean reserved,
            boolean held,
            String scope,
            Moment since,
            Moment expires) {}

    static LeaseTable of(List<LeaseView> leases, List<PhoneView> phones, String query, Show show, SiteTime clock) {
        Words words = clock.words();
        Map<String, PhoneView> byMac = new HashMap<>();
        phones.forEach(phone -> phone.macs().forEach(mac -> byMac.put(mac.toString(), phone)));
        List<LeaseView> matching = leases.stream()
                .filter(show.test)
                .filter(lease -> matches(lease, byMac.get(lease.mac()), query, words))
                .toList();
        List<PhoneList.Tab> tabs = Arrays.stream(Show.values())
                .map(each -> new PhoneList.Tab(
                        each.key(),
                        words.say("leases.show." + each.key()),
                        leases.stream().filter(each.test).count(),
                        each == show))
                .toList();
        return new LeaseTable(
                query,
                show,
                tabs,
                leases.size(),
                matching.stream()
                        .limit(ROWS)
                        .map(lease -> row(lease, byMac.get(lease.mac()), clock))
                        .toList(),
                Math.max(0, matching.size() - ROWS));
    }

    static LeaseRow row(LeaseView lease, PhoneView phone, SiteTime clock) {
        Words words = clock.words();
        boolean listed = phone != null && phone.listed();
        String title = listed
                ? PhoneRow.title(phone, words)
                : lease.hostname() != null ? lease.hostname() : words.say("leases.unlisted");
        return new LeaseRow(
                lease.address(),
                lease.mac(),
                MacAddress.of(lease.mac()).plain(),
                title,
                phone == null ? null : PhoneRow.device(phone, words),
                lease.hostname(),
                style(lease),
                words.say("leases.is." + lease.state()),
                lease.reserved(),
                lease.state().equals("bound"),
                lease.scope(),
                clock.show(lease.since()),
                clock.show(lease.expires()));
    }

    private static boolean matches(LeaseView lease, PhoneView phone, String query, Words words) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        return wanted.isEmpty()
                || lease.matches(wanted)
                || wanted.equalsIgnoreCase(lease.scope())
                || phone != null
                        && PhoneRow.title(phone, words).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String style(LeaseView lease) {
        return switch (lease.state()) {
            case "bound" -> "good";
            case "declined" -> "bad";
            default -> "off";
        };
    }

    /** Returns the part of the URL that asks for this view again. */
    public String where() {
        return whereText() + "&show=" + show.key();
    }

    public String whereText() {
        return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    public int inUse() {
        return Math.toIntExact(tabs.get(Show.BOUND.ordinal()).count());
    }
}
