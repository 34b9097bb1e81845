package org.dialtone.cli;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.deployment.Outlook;
import org.dialtone.net.MacAddress;

/** Words which phones the box tells of a change, and about which it asks first. */
final class OutlookText {

    /** The most phones that are listed. */
    private static final int MOST = 100;

    private OutlookText() {}

    /** Of a change that isn't made yet: with the phones. */
    static String before(Outlook outlook) {
        List<MacAddress> all = Stream.of(outlook.now(), outlook.asks())
                .flatMap(List::stream)
                .sorted(Comparator.naturalOrder())
                .toList();
        return (outlook.now().isEmpty() ? "" : phones(outlook.now().size()) + " would be told\n")
                + (outlook.asks().isEmpty() ? "" : phones(outlook.asks().size()) + asked(outlook) + "\n")
                + rows(all, phone -> row(outlook, phone));
    }

    private static String row(Outlook outlook, MacAddress phone) {
        return phone
                + (outlook.asks().contains(phone) ? "  asked about" : "  told by itself")
                + (outlook.restarts().contains(phone) ? "; it restarts, or may" : "");
    }

    /** Of a change that is made. */
    static String after(Outlook outlook, long revision) {
        String told = outlook.now().isEmpty()
                ? ""
                : phones(outlook.now().size()) + " told now; dialtone progress " + revision + " says how far it is\n";
        return outlook.asks().isEmpty()
                ? told
                : told + phones(outlook.asks().size()) + asked(outlook) + ". When are they told? " + answers(revision);
    }

    static String answers(long revision) {
        return "dialtone progress " + revision + " --tell now, tonight or recheck\n";
    }

    private static String asked(Outlook outlook) {
        return outlook.many()
                ? ", more than a tenth, about which the box asks first"
                : " that would restart, or might, about which the box asks first";
    }

    private static String phones(int count) {
        return count == 1 ? "1 phone" : count + " phones";
    }

    /** A line each, of the first ones. */
    static <T> String rows(List<T> all, Function<T, String> row) {
        return all.stream()
                        .limit(MOST)
                        .map(each -> "  " + row.apply(each) + "\n")
                        .collect(Collectors.joining())
                + (all.size() > MOST ? "  and " + (all.size() - MOST) + " more\n" : "");
    }
}
