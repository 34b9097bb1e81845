package org.dialtone.web.console.numbers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.phones.PhoneList;

/**
 * The list of extensions as one reader sees it.
 *
 * @param total number of all extensions
 * @param rows  those of this page
 */
public record ExtensionTable(
        ExtensionAsk ask,
        List<PhoneList.Tab> tabs,
        int total,
        List<ExtensionRow> rows,
        Pager pager,
        List<Choices> fields) {

    private static final String LIST = "/console/extensions";
    private static final Comparator<Found> BY_NUMBER = Comparator.<Found>comparingInt(
                    each -> each.extension().user().length())
            .thenComparing(each -> each.extension().user());

    /** An extension. @param listed whether the phone book has it */
    private record Found(Extension extension, boolean registered, boolean listed) {

        private String name() {
            return Objects.toString(extension.name(), "");
        }
    }

    /** Which extensions are shown. */
    public enum Show {
        ALL(each -> true),
        REGISTERED(Found::registered),
        UNREGISTERED(each -> !each.registered()),
        UNUSED(each -> each.extension().phones().isEmpty()),
        UNLISTED(each -> !each.listed());

        private final Predicate<Found> test;

        Show(Predicate<Found> test) {
            this.test = test;
        }
    }

    /** What the list is sorted by; extensions that are alike follow by number. */
    public enum Order {
        NUMBER(BY_NUMBER),
        NAME(Comparator.comparing(Found::name, String.CASE_INSENSITIVE_ORDER)),
        STATE(Comparator.comparing(Found::registered)),
        PHONES(Comparator.<Found>comparingInt(each -> each.extension().phones().size())
                .reversed());

        private final Comparator<Found> order;

        Order(Comparator<Found> order) {
            this.order = order;
        }
    }

    /**
     * @param id     the number as a part of an address
     * @param phones the phones that have it as a line
     */
    public record ExtensionRow(
            String id,
            String number,
            String name,
            List<Carrier> phones,
            boolean registered,
            boolean anywhere,
            boolean listed) {}

    /** A phone that has an extension as a line. @param id its MAC as a part of an address */
    public record Carrier(String id, String mac) {}

    /** @param registered numbers with a contact now @param unlisted numbers that the phone book leaves out */
    static ExtensionTable of(
            Collection<Extension> extensions,
            Set<String> registered,
            Set<String> unlisted,
            ExtensionAsk ask,
            Words words) {
        String wanted = ask.query().toLowerCase(Locale.ROOT).strip();
        List<Found> found = extensions.stream()
                .map(each -> new Found(each, registered.contains(each.user()), !unlisted.contains(each.user())))
                .filter(each -> (each.extension().user() + " " + each.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        Comparator<Found> order = ask.order().order;
        List<Found> matching = found.stream()
                .filter(ask.shown().test)
                .sorted((ask.isReversed() ? order.reversed() : order).thenComparing(BY_NUMBER))
                .toList();
        Pager pager =
                Pager.within(LIST + "?" + ask.where(ask.shown()), "page", ask.page(), Pager.ROWS, matching.size());
        return new ExtensionTable(
                ask,
                tabs(found, ask.shown(), words),
                extensions.size(),
                matching.stream()
                        .skip(pager.first())
                        .limit(pager.rows())
                        .map(ExtensionTable::row)
                        .toList(),
                pager,
                List.of(Choices.order(Order.values(), ask.order(), "extensions.order.", words)));
    }

    private static List<PhoneList.Tab> tabs(List<Found> found, Show chosen, Words words) {
        return Arrays.stream(Show.values())
                .map(each -> new PhoneList.Tab(
                        Choices.key(each),
                        words.say("extensions.show." + Choices.key(each)),
                        found.stream().filter(each.test).count(),
                        each == chosen))
                .toList();
    }

    private static ExtensionRow row(Found found) {
        Extension extension = found.extension();
        return new ExtensionRow(
                URLEncoder.encode(extension.user(), StandardCharsets.UTF_8),
                extension.user(),
                extension.name(),
                extension.phones().stream()
                        .sorted()
                        .map(mac -> new Carrier(mac.plain(), mac.toString()))
                        .toList(),
                found.registered(),
                extension.anywhere(),
                found.listed());
    }

    /** The part of the URL that asks for the extensions of another tab. */
    public String whereFor(String tab) {
        return ask.where(Choices.named(Show.values(), tab));
    }
}
