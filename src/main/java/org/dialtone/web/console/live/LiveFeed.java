package org.dialtone.web.console.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.OpenStreams;

/**
 * Sends a part of a page again when it changed, or the rows of a list: a console is sent a bounded number of bytes,
 * however much happens.
 */
@ApplicationScoped
public class LiveFeed {

    /** How often in a second a part is looked at, and what all readers share. */
    private static final int OF_PART = 4;

    private static final int OF_SHARED = 1;

    /**
     * Interval in seconds. Leases and timeouts expire without an entry in the journal, so the feed also looks then; it
     * finds readers that went away, too.
     */
    private static final int LOOK_ANYWAY = 5;

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
    public Multi<OutboundSseEvent> of(String event, Supplier<String> part, RoutingContext context, Sse sse) {
        return of(event, views::changes, part, context, sse);
    }

    /** @param changes a number that grows whenever the part may have changed */
    public Multi<OutboundSseEvent> of(
            String event, LongSupplier changes, Supplier<String> part, RoutingContext context, Sse sse) {
        PartReader reader = new PartReader(changes, part, new SendBudget(OF_PART));
        return stream(event, OF_PART, reader::next, context, sse);
    }

    /** Sends a part that looks at all phones, so it is made once for all who watch it; ends with the login. */
    public Multi<OutboundSseEvent> shared(String event, SharedView<String> part, RoutingContext context, Sse sse) {
        PartReader reader = new PartReader(part::version, part::get, new SendBudget(OF_SHARED));
        return stream(event, OF_SHARED, reader::next, context, sse);
    }

    /** Sends what changed of a list once a second; ends with the login. */
    public Multi<OutboundSseEvent> rows(String event, Supplier<RenderedList> list, RoutingContext context, Sse sse) {
        RowReader reader = new RowReader(new SendBudget(OF_SHARED));
        return stream(event, OF_SHARED, _ -> reader.next(list.get()), context, sse);
    }

    /** @param next what to send in a turn; it is told whether to look though nothing is known to have changed */
    private Multi<OutboundSseEvent> stream(
            String event, int turns, Function<Boolean, Optional<String>> next, RoutingContext context, Sse sse) {
        Multi<OutboundSseEvent> parts = Multi.createFrom()
                .ticks()
                .every(Duration.ofSeconds(1).dividedBy(turns))
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> tick % (LOOK_ANYWAY * turns) == 0)
                .select()
                .first(anyway -> !anyway || authentication.alive(context))
                .onItem()
                .transformToMultiAndConcatenate(anyway -> Multi.createFrom()
                        .optional(next.apply(anyway)
                                .map(said -> sse.newEventBuilder()
                                        .name(event)
                                        .data(said)
                                        .build())
                                .or(() -> sign(anyway, sse))));
        return streams.bounded(parts, context);
    }

    /** A sign of life, by which a reader that went away is found. */
    private static Optional<OutboundSseEvent> sign(boolean due, Sse sse) {
        return due ? Optional.of(sse.newEventBuilder().comment("").build()) : Optional.empty();
    }
}
