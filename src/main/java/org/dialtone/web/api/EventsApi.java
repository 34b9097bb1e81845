package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.view.Recovery;
import org.dialtone.app.view.RecoveryWatch;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Step;
import org.dialtone.web.api.AlarmsApi.AlarmJson;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.OpenStreams;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends the journal as it is written, as server-sent events. */
@Path("/api/v1")
@RolesAllowed(Right.VIEW)
public class EventsApi {

    /** A reader that falls this many entries behind is cut off and may come again, because memory is scarce. */
    private static final int BEHIND = 4_096;

    /** A comment at this interval finds readers that went away silently; it ends those whose login ended, too. */
    private static final Duration PULSE = Duration.ofSeconds(15);

    private final JournalBook book;
    private final Alarms alarms;
    private final Deployments deployments;
    private final ConsoleAuthentication authentication;
    private final OpenStreams streams;
    private final RecoveryWatch recovery;

    @Inject
    EventsApi(
            JournalBook book,
            Alarms alarms,
            Deployments deployments,
            ConsoleAuthentication authentication,
            OpenStreams streams,
            RecoveryWatch recovery) {
        this.deployments = deployments;
        this.streams = streams;
        this.recovery = recovery;
        this.book = book;
        this.alarms = alarms;
        this.authentication = authentication;
    }

    /** An entry of the journal. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventJson(
            String mac,
            Instant at,
            Step step,
            String ip,
            String file,
            Integer status,
            Long ms,
            Event event,
            String says,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details) {

        static EventJson of(Entry entry) {
            return new EventJson(
                    entry.mac().toString(),
                    entry.at(),
                    entry.step(),
                    Objects.toString(entry.ip(), null),
                    entry.file(),
                    entry.status(),
                    entry.ms(),
                    entry.event(),
                    EventWords.english().says(entry),
                    JourneyJson.others(entry));
        }
    }

    /**
     * Sends every entry from now on, by the name of its step; by the name {@code ALARM} every change of an alarm, by the
     * name {@code RECOVERY} how far phones are back, and by the name {@code PROGRESS} how far a change of the site is on
     * its way to its phones.
     */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "Every entry of the journal from now on, as server-sent events; as ALARM every change of an alarm, as RECOVERY how many phones are back after a power cut, as PROGRESS how far a change of the site is at its phones")
    public Multi<OutboundSseEvent> events(RoutingContext context, @Context Sse sse) {
        OutboundSseEvent end = sse.newEventBuilder().comment("").build();
        Multi<OutboundSseEvent> entries = Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> {
                            JournalBook.Subscription subscription =
                                    book.listen(entry -> emitter.emit(event(sse, entry)));
                            JournalBook.Subscription raised = alarms.listen(alarm -> emitter.emit(event(sse, alarm)));
                            JournalBook.Subscription counted =
                                    recovery.listen(count -> emitter.emit(event(sse, count)));
                            JournalBook.Subscription moved =
                                    deployments.listen(progress -> emitter.emit(event(sse, progress)));
                            emitter.onTermination(() -> {
                                subscription.close();
                                raised.close();
                                counted.close();
                                moved.close();
                            });
                            // This comment shows the reader that it misses nothing from here on.
                            emitter.emit(
                                    sse.newEventBuilder().comment("listening").build());
                        },
                        BEHIND)
                .emitOn(Infrastructure.getDefaultExecutor());
        Multi<OutboundSseEvent> pulse = Multi.createFrom()
                .ticks()
                .startingAfter(PULSE)
                .every(PULSE)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> authentication.alive(context)
                        ? sse.newEventBuilder().comment("").build()
                        : end);
        return streams.bounded(
                Multi.createBy().merging().streams(entries, pulse).select().first(event -> event != end), context);
    }

    private static OutboundSseEvent event(Sse sse, Alarm alarm) {
        return sse.newEventBuilder()
                .name("ALARM")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(AlarmJson.class, AlarmJson.of(alarm))
                .build();
    }

    private static OutboundSseEvent event(Sse sse, Recovery count) {
        return sse.newEventBuilder()
                .name("RECOVERY")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(RecoveryJson.class, RecoveryJson.of(count))
                .build();
    }

    private static OutboundSseEvent event(Sse sse, DeploymentProgress progress) {
        return sse.newEventBuilder()
                .name("PROGRESS")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(DeploymentJson.class, DeploymentJson.of(progress))
                .build();
    }

    private static OutboundSseEvent event(Sse sse, Entry entry) {
        return sse.newEventBuilder()
                .name(entry.step().name())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(EventJson.class, EventJson.of(entry))
                .build();
    }
}
