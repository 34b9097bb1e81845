package org.dialtone.store;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.StartupFault;

/**
 * What each of several hosts answers, where none of them can be used. The driver asks them in turn and tells of the last
 * one alone, so that the word of the right one that refuses the password would be lost.
 */
final class HostAnswers {

    private HostAnswers() {}

    /** @param failure null: it lets the user in, so it is one that takes no changes */
    private record Answer(PostgresServer server, SQLException failure) {

        boolean heals() {
            return failure == null || ServerAway.is(failure);
        }

        String says() {
            return failure == null ? server + " answers, but takes no changes yet" : server.words(failure);
        }
    }

    /**
     * Asks all of them at once. Waiting may help where one of them may come, or take changes, by itself.
     *
     * @param cause what the driver said of all
     */
    static StartupFault fault(DatabaseAddress address, SQLException cause) {
        List<Answer> answers = ask(address.hosts().stream()
                .map(host -> new PostgresServer(address.alone(host)))
                .toList());
        String says = "no host of DIALTONE_DB can be used: "
                + answers.stream()
                        .sorted(Comparator.comparing(Answer::heals))
                        .map(Answer::says)
                        .collect(Collectors.joining("; "));
        return answers.stream().anyMatch(Answer::heals) ? new AwayAtStart(says, cause) : new StartupFault(says, cause);
    }

    private static List<Answer> ask(List<PostgresServer> hosts) {
        List<Future<Answer>> asked;
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = hosts.stream().map(host -> each.submit(() -> answer(host))).toList();
        }
        return asked.stream().map(Future::resultNow).toList();
    }

    private static Answer answer(PostgresServer host) {
        try {
            host.open().close();
            return new Answer(host, null);
        } catch (SQLException e) {
            return new Answer(host, e);
        }
    }
}
