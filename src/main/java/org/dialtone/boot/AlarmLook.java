package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dialtone.app.AdoptionTerm;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.app.alarm.AlarmWatch;
import org.dialtone.app.view.Attention;

/**
 * Looks every few seconds for conditions that are alarms, and every minute for what no longer hinders phones, on a
 * thread that may wait.
 */
@Singleton
final class AlarmLook {

    private static final int LATER = 6_000;
    private static final long EVERY_SECONDS = 5;

    void start(
            @Observes @Priority(LATER) StartupEvent event,
            Rounds rounds,
            Settings settings,
            AlarmBook book,
            LinkAlarms links,
            BoxAlarms box,
            DeploymentAlarms deployments,
            RolloutAlarm rollouts,
            ProcessAlarms processes,
            Attention attention,
            AdoptionTerm term,
            InstantSource clock) {
        if (settings.offline()) {
            return;
        }
        List<AlarmSource> sources = Stream.of(
                        links.sources(),
                        box.sources(),
                        deployments.sources(),
                        List.of(rollouts.source()),
                        processes.sources())
                .flatMap(List::stream)
                .toList();
        processes.tell(book);
        ScheduledExecutorService thread = rounds.thread("alarms");
        AlarmWatch watch = new AlarmWatch(book, sources, clock);
        Recurring.sparingly(thread, "the box can't look for alarms", watch::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        Recurring.on(
                thread, "the adoption by itself couldn't be ended", term::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        Recurring.sparingly(thread, "the box can't look what hinders phones", attention::look, 1, 1, TimeUnit.MINUTES);
    }
}
