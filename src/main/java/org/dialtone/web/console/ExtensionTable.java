package org.dialtone.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.sip.SipPlan.Extension;

/**
 * The list of extensions.
 *
 * @param query  text that rows must hold, perhaps empty
 * @param hidden number of rows that match but don't fit on the page
 */
public record ExtensionTable(String query, int total, List<ExtensionRow> rows, int hidden) {

    private static final int ROWS = 200;

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
    static ExtensionTable of(Stream<Extension> extensions, Set<String> registered, Set<String> unlisted, String query) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        List<Extension> all = extensions
                .sorted(Comparator.<Extension>comparingInt(each -> each.user().length())
                        .thenComparing(Extension::user))
                .toList();
        List<ExtensionRow> matching = all.stream()
                .filter(each -> (each.user() + " " + each.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(each -> new ExtensionRow(
                        URLEncoder.encode(each.user(), StandardCharsets.UTF_8),
                        each.user(),
                        each.name(),
                        each.phones().stream()
                                .sorted()
                                .map(mac -> new Carrier(mac.plain(), mac.toString()))
                                .toList(),
                        registered.contains(each.user()),
                        each.anywhere(),
                        !unlisted.contains(each.user())))
                .toList();
        return new ExtensionTable(
                query, all.size(), matching.stream().limit(ROWS).toList(), Math.max(0, matching.size() - ROWS));
    }
}
