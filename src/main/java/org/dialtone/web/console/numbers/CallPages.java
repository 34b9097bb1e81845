package org.dialtone.web.console.numbers;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.app.SiteBook;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallQuery;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.BoxClock;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.SipPlan;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.LiveFeed;
import org.dialtone.web.console.live.SharedView;
import org.dialtone.web.console.live.WatchCost;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the calls in progress, and how others ended. */
@Path("/console/calls")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class CallPages {

    private static final int MOST_WATCHED = 64;

    private final CallBook calls;
    private final CallLog log;
    private final SiteBook site;
    private final BoxClock clock;
    private final PageFrames frames;
    private final LiveFeed feed;
    private final WatchCost cost;
    private final Map<Asked, SharedView<String>> watched = BoundedMap.byAccess(MOST_WATCHED);

    private record Asked(CallAsk ask, Words words) {}

    @Inject
    CallPages(
            CallBook calls,
            CallLog log,
            SiteBook site,
            BoxClock clock,
            PageFrames frames,
            LiveFeed feed,
            WatchCost cost) {
        this.calls = calls;
        this.log = log;
        this.site = site;
        this.clock = clock;
        this.frames = frames;
        this.feed = feed;
        this.cost = cost;
        cost.add(this::costs);
    }

    private long costs() {
        synchronized (watched) {
            return watched.values().stream().mapToLong(SharedView::cost).sum();
        }
    }

    /** Shows a page of the calls, or of those asked for. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@BeanParam CallAsk ask) {
        return NumberTemplates.calls(frames.current(), table(ask, frames.words()));
    }

    /** Sends the changing part of the page, whenever it changed. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(@BeanParam CallAsk ask, RoutingContext context, @Context Sse sse) {
        return feed.shared("calls", watched(ask, frames.words()), context, sse);
    }

    /** What all who read the same calls in one language share. */
    private SharedView<String> watched(CallAsk ask, Words words) {
        synchronized (watched) {
            return watched.computeIfAbsent(
                    new Asked(ask, words),
                    _ -> new SharedView<>(
                            System::nanoTime,
                            calls::changes,
                            () -> NumberTemplates.calltable(words, table(ask, words))
                                    .render(),
                            cost));
        }
    }

    private CallTable table(CallAsk ask, Words words) {
        Map<String, String> names = site.plans().sip().extensions().values().stream()
                .collect(Collectors.toMap(
                        SipPlan.Extension::user,
                        extension -> extension.name() == null ? "" : extension.name(),
                        (one, _) -> one));
        CallQuery query = ask.query(site);
        Duration ahead = clock.ahead();
        return CallTable.of(
                ask,
                calls.live().stream()
                        .filter(call -> query.matches(call.moved(ahead)))
                        .toList(),
                log.find(query, CallTable.pager(ask, 0).first(), Pager.ROWS),
                names,
                frames.time(words));
    }
}
