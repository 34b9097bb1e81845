package org.dialtone.web.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.OpenStreams;

/** Sends a part of a page again when it changed: at most four times a second for each reader, however much happens. */
@ApplicationScoped
class LiveFeed {

    private static final Duration TICK = Duration.ofMillis(250);

    /**
     * Interval in ticks. Leases and timeouts expire without an entry in the journal, so the feed also looks then; it
     * finds readers that went away, too.
     */
    private static final long LOOK_ANYWAY = 20;

    /** Interval of a list that is sent by row. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Interval in seconds in which a list's reader is looked after though nothing changed. */
    private static final long LOOK_AFTER = 5;

    private final PhoneViews views;
    private final ConsoleAuthentication authentication;
    private final OpenStreams streams;

    @Inject
    LiveFeed(PhoneViews views, ConsoleAuthentication authentication, OpenStreams streams) {
        this.views = views;
        this.streams = streams;
        this.authentication = authentication;
    }

    /** Sends a part that the phones' activity changes; ends with the login. */
    Multi<OutboundSseEvent> of(String event, Supplier<String> part, RoutingContext context, Sse sse) {
        return of(event, views::changes, part, context, sse);
    }

    /** @param changes a number that grows whenever the part may have changed */
    Multi<OutboundSseEvent> of(
            String event, LongSupplier changes, Supplier<String> part, RoutingContext context, Sse sse) {
        Reader reader = new Reader(event, changes, part, sse);
        Multi<OutboundSseEvent> parts = Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(tick -> tick % LOOK_ANYWAY != 0 || authentication.alive(context))
                .onItem()
                .transformToMultiAndConcatenate(tick -> Multi.createFrom().optional(reader.next(tick)));
        return streams.bounded(parts, context);
    }

    /** Sends what changed of a list once a second; ends with the login. */
    Multi<OutboundSseEvent> rows(String event, Supplier<RenderedList> list, RoutingContext context, Sse sse) {
        RowReader reader = new RowReader();
        Multi<OutboundSseEvent> parts = Multi.createFrom()
                .ticks()
                .every(SECOND)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(tick -> tick % LOOK_AFTER != 0 || authentication.alive(context))
                .onItem()
                .transformToMultiAndConcatenate(tick -> Multi.createFrom()
                        .optional(reader.next(list.get())
                                .map(said -> sse.newEventBuilder()
                                        .name(event)
                                        .data(said)
                                        .build())
                                .or(() -> tick % LOOK_AFTER == 0
                                        ? Optional.of(sse.newEventBuilder()
                                                .comment("")
                                                .build())
                                        : Optional.empty())));
        return streams.bounded(parts, context);
    }

    /** What one reader has received so far. */
    private static final class Reader {
        private final String event;
        private final LongSupplier changes;
        private final Supplier<String> part;
        private final Sse sse;
        private long seen = -1;
        private String shown = "";

        Reader(String event, LongSupplier changes, Supplier<String> part, Sse sse) {
            this.event = event;
            this.changes = changes;
            this.part = part;
            this.sse = sse;
        }

        synchronized Optional<OutboundSseEvent> next(long tick) {
            long made = changes.getAsLong();
            boolean anyway = tick % LOOK_ANYWAY == 0;
            if (made == seen && !anyway) {
                return Optional.empty();
            }
            seen = made;
            String now = part.get();
            if (now.equals(shown)) {
                return anyway ? Optional.of(sse.newEventBuilder().comment("").build()) : Optional.empty();
            }
            shown = now;
            return Optional.of(sse.newEventBuilder().name(event).data(now).build());
        }
    }
}
