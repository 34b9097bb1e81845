package org.dialtone.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.Revision;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteHistory;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.net.BoxClock;
import org.dialtone.site.EditFault;
import org.dialtone.site.Review;
import org.dialtone.site.model.NamedChange;

/** Carries out {@code history}, {@code diff} and {@code rollback}, in the running box and without one. */
record HistoryControl(SiteBook site, SiteHistory history, BoxClock clock) {

    private static final int MOST = 1_000;

    /** The commands by name. */
    Map<String, ControlHandler> handlers() {
        return Map.of("history", this::history, "history-file", this::file, "diff", this::diff, "rollback", this::back);
    }

    /** Arguments: none, the number of a revision, or {@code since} and a number. */
    private Answer history(List<String> arguments, String nothing) {
        return switch (arguments.size()) {
            case 0 -> new Answer(0, list(0));
            case 1 -> one(Long.parseLong(arguments.getFirst()));
            default -> new Answer(0, list(Long.parseLong(arguments.getLast())));
        };
    }

    private String list(long since) {
        List<Revision> newest = history.below(Long.MAX_VALUE, MOST);
        String lines = newest.stream()
                .takeWhile(revision -> revision.number() > since)
                .map(revision -> HistoryText.line(revision, clock))
                .collect(Collectors.joining());
        boolean all = newest.size() < MOST || newest.getLast().number() <= since;
        return lines + (all ? "" : "older revisions: dialtone history N, the console or the API\n");
    }

    private Answer one(long number) {
        return history.find(number)
                .map(revision -> new Answer(0, HistoryText.whole(revision, clock)))
                .orElseGet(() -> missing(number));
    }

    private Answer file(List<String> arguments, String nothing) {
        long number = Long.parseLong(arguments.getFirst());
        return history.file(number)
                .map(text -> new Answer(0, text))
                .orElseGet(() -> history.find(number).isEmpty()
                        ? missing(number)
                        : new Answer(1, "revision " + number + " came without a site file\n"));
    }

    /** Arguments: two numbers; the second may be {@code present}. */
    private Answer diff(List<String> arguments, String nothing) {
        long from = Long.parseLong(arguments.getFirst());
        long to = arguments.getLast().equals("present") ? history.present() : Long.parseLong(arguments.getLast());
        Optional<List<NamedChange>> changes = history.changes(from, to);
        return changes.map(all -> new Answer(0, all.isEmpty() ? "nothing differs\n" : HistoryText.changes(all)))
                .orElseGet(() -> missing(history.find(from).isEmpty() ? from : to));
    }

    /** Arguments: the number, {@code secrets} and {@code allow-removal}. */
    private Answer back(List<String> arguments, String nothing) {
        long number = Long.parseLong(arguments.getFirst());
        ApplyOptions options = ApplyOptions.USUAL.removing(arguments.contains("allow-removal"));
        try {
            Review review = site.restore(Actor.command("rollback"), number, arguments.contains("secrets"), options);
            return AppliedText.of("revision " + number, "in force again", review);
        } catch (EditFault e) {
            return missing(number);
        }
    }

    private static Answer missing(long number) {
        return new Answer(
                1, "there is no revision " + number + ", or it is no longer kept; dialtone history lists them\n");
    }
}
