package org.dialtone.web.console.phones;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Untold;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.phone.Resync.Round;
import org.dialtone.web.console.forms.Words;

/**
 * A round of NOTIFY requests, as a page shows it.
 *
 * @param running whether the round can be cancelled
 */
public record RoundText(String headline, String style, int told, int total, boolean running, List<Failed> failures) {

    /** A phone that the NOTIFY didn't reach, or that refused it. */
    public record Failed(String mac, String id, String says) {}

    /** Returns null where there was no round. */
    static RoundText of(Optional<Round> round, Words words) {
        return round.map(each -> of(each, words)).orElse(null);
    }

    private static RoundText of(Round round, Words words) {
        String what = round.purpose() == Purpose.REBOOT ? "restart" : "resync";
        String state = round.cancelled() ? "cancelled" : round.ended() == null ? "running" : "done";
        boolean good = round.ended() != null && round.failures().isEmpty() && !round.cancelled();
        return new RoundText(
                words.say("round." + what + "." + state, round.taken(), round.total(), round.told()),
                good ? "good" : round.failures().isEmpty() ? "plain" : "bad",
                round.told(),
                round.total(),
                round.ended() == null && !round.cancelled(),
                round.failures().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> failed(
                                each.getKey(), Untold.said(each.getValue()).says(words.language())))
                        .toList());
    }

    private static Failed failed(MacAddress mac, String says) {
        return new Failed(mac.toString(), mac.plain(), says);
    }
}
