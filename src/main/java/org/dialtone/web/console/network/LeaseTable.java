package org.dialtone.web.console.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.PhoneView;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.network.LeaseOrder.Held;
import org.dialtone.web.console.page.Choices;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.console.phones.PhoneList;
import org.dialtone.web.console.phones.PhoneRow;

/**
 * The leases as one reader sees them.
 *
 * @param total number of all leases
 * @param inUse number of addresses in use now
 * @param rows  those of this page
 */
public record LeaseTable(
        LeaseAsk ask, List<PhoneList.Tab> tabs, int total, int inUse, List<LeaseRow> rows, Pager pager) {

    private static final String LIST = "/console/leases";

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

        private boolean holds(Held held) {
            return test.test(held.lease());
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

    static LeaseTable of(LeaseHolders all, LeaseAsk ask, SiteTime clock) {
        Words words = clock.words();
        List<Held> narrowed = narrowed(all, ask, words);
        List<Held> matching = ask.order().sort(narrowed.stream().filter(ask.shown()::holds), ask.isReversed());
        Pager pager =
                Pager.within(LIST + "?" + ask.where(ask.shown()), "page", ask.page(), Pager.ROWS, matching.size());
        return new LeaseTable(
                ask,
                Arrays.stream(Show.values())
                        .map(each -> new PhoneList.Tab(
                                Choices.key(each),
                                words.say("leases.show." + Choices.key(each)),
                                narrowed.stream().filter(each::holds).count(),
                                each == ask.shown()))
                        .toList(),
                all.leases().size(),
                Math.toIntExact(all.leases().stream().filter(Show.BOUND.test).count()),
                matching.stream()
                        .skip(pager.first())
                        .limit(pager.rows())
                        .map(held -> row(held.lease(), held.phone(), clock))
                        .toList(),
                pager);
    }

    /** The fields above the list. */
    static List<Choices> fields(LeaseHolders all, LeaseAsk ask, Words words) {
        return List.of(
                Choices.of(
                        "scope", words.say("word.scope"), ask.scope(), all.leases().stream(), LeaseView::scope, words),
                Choices.order(LeaseOrder.values(), ask.order(), "leases.order.", words));
    }

    private static List<Held> narrowed(LeaseHolders all, LeaseAsk ask, Words words) {
        String wanted = ask.query().toLowerCase(Locale.ROOT).strip();
        return IntStream.range(0, all.leases().size())
                .mapToObj(place -> held(place, all, words))
                .filter(held -> ask.scope().isEmpty()
                        || ask.scope().equalsIgnoreCase(held.lease().scope()))
                .filter(held -> wanted.isEmpty()
                        || held.lease().matches(wanted)
                        || wanted.equalsIgnoreCase(held.lease().scope())
                        || held.phone() != null
                                && PhoneRow.title(held.phone(), words)
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                .toList();
    }

    private static Held held(int place, LeaseHolders all, Words words) {
        LeaseView lease = all.leases().get(place);
        PhoneView phone = all.phones().get(lease.mac());
        return new Held(place, lease, phone, title(lease, phone, words));
    }

    private static String title(LeaseView lease, PhoneView phone, Words words) {
        return phone != null && phone.listed()
                ? PhoneRow.title(phone, words)
                : lease.hostname() != null ? lease.hostname() : words.say("leases.unlisted");
    }

    static LeaseRow row(LeaseView lease, PhoneView phone, SiteTime clock) {
        Words words = clock.words();
        return new LeaseRow(
                lease.address(),
                lease.mac(),
                MacAddress.of(lease.mac()).plain(),
                title(lease, phone, words),
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

    private static String style(LeaseView lease) {
        return switch (lease.state()) {
            case "bound" -> "good";
            case "declined" -> "bad";
            default -> "off";
        };
    }

    /** The part of the URL that asks for this page again. */
    public String where() {
        return ask.where(ask.shown()) + "&page=" + pager.page();
    }

    /** The part of the URL that asks for the leases of another tab. */
    public String whereFor(String tab) {
        return ask.where(Choices.named(Show.values(), tab));
    }
}
