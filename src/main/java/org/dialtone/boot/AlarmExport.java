package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Recurring;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.OutgoingAlarms;
import org.dialtone.journal.EventWords;
import org.dialtone.net.BoxClock;
import org.dialtone.socket.alarm.SyslogAlarms;
import org.dialtone.socket.alarm.WebhookAlarms;

/** Sends the alarms out of the box, where the settings name receivers; each has a thread of its own. */
@Singleton
final class AlarmExport {

    /** Before the first look for alarms, so that none is missed. */
    private static final int BEFORE_ALARMS = 5_900;

    private final List<ScheduledExecutorService> schedulers = new ArrayList<>();
    private final Map<String, OutgoingAlarms> receivers = new ConcurrentSkipListMap<>();

    void start(
            @Observes @Priority(BEFORE_ALARMS) StartupEvent event,
            Settings settings,
            AlarmBook book,
            BoxClock clock,
            MachineInterfaces machine) {
        if (settings.offline()) {
            return;
        }
        Function<Alarm, String> words = alarm -> EventWords.english().says(alarm.event(), alarm.details());
        String box = machine.hostname().isEmpty() ? "dialtone" : machine.hostname();
        settings.alarms()
                .syslog()
                .map(server -> fitting("DIALTONE_ALARMS_SYSLOG", server, at -> new SyslogAlarms(at, box, clock, words)))
                .ifPresent(sender -> send("the syslog server", sender, book, clock));
        settings.alarms()
                .webhook()
                .map(receiver ->
                        fitting("DIALTONE_ALARMS_WEBHOOK", receiver, at -> new WebhookAlarms(at, box, clock, words)))
                .ifPresent(sender -> send("the webhook", sender, book, clock));
    }

    void stop(@Observes ShutdownEvent event) {
        schedulers.forEach(ScheduledExecutorService::shutdownNow);
    }

    private void send(String receiver, OutgoingAlarms.Sender sender, AlarmBook book, BoxClock clock) {
        OutgoingAlarms outgoing = new OutgoingAlarms(receiver, sender, clock);
        receivers.put(receiver, outgoing);
        book.listenFromWaiting(outgoing::take);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("alarms to " + receiver).factory());
        schedulers.add(scheduler);
        Recurring.on(scheduler, "alarms can't be sent to " + receiver, outgoing::round, 1, 1, TimeUnit.SECONDS);
    }

    /** What waits for each receiver, and what was given up; nothing where none is set. */
    Map<String, Said> state() {
        Map<String, Said> state = new TreeMap<>();
        receivers.forEach((receiver, outgoing) ->
                state.put(receiver, Said.of("alarms.sent", outgoing.waiting(), outgoing.dropped())));
        return state;
    }

    private static <T> T fitting(String setting, String given, Function<URI, T> made) {
        try {
            return made.apply(new URI(given));
        } catch (URISyntaxException e) {
            // Without the exception: its message repeats the text, and a token may be in that.
            throw new StartupFault(setting + ": not an address: " + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "; write a blank as %20");
        } catch (IllegalArgumentException e) {
            throw new StartupFault(setting + ": " + e.getMessage(), e);
        }
    }
}
