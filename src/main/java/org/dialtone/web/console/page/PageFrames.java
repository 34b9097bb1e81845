package org.dialtone.web.console.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Clauses;
import org.dialtone.app.DhcpService;
import org.dialtone.app.Release;
import org.dialtone.app.Role;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.NoAddress;
import org.dialtone.app.view.NoAddress.Cause;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.net.BoxClock;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrame.Outage;
import org.dialtone.web.login.Right;

/** What all pages have in common: the frame with the site's name and the user, the site's time, and the answer 404. */
@ApplicationScoped
public class PageFrames {

    private final SiteBook site;
    private final BoxClock clock;
    private final RogueWatch rogues;
    private final Attention attention;
    private final DhcpService dhcp;
    private final SecurityIdentity identity;
    private final PageAssets assets;
    private final CurrentVertxRequest present;
    private final String release = Release.read().says();

    /**
     * @param identity the user of the present request
     * @param present  that request
     */
    @Inject
    PageFrames(
            SiteBook site,
            BoxClock clock,
            RogueWatch rogues,
            Attention attention,
            DhcpService dhcp,
            SecurityIdentity identity,
            PageAssets assets,
            CurrentVertxRequest present) {
        this.site = site;
        this.clock = clock;
        this.rogues = rogues;
        this.attention = attention;
        this.dhcp = dhcp;
        this.identity = identity;
        this.assets = assets;
        this.present = present;
    }

    /** Makes the frame of a page for whoever sent the present request. */
    public PageFrame current() {
        Optional<NoAddress> outage = NoAddress.why(dhcp.now()).filter(NoAddress::isOutage);
        return new PageFrame(
                words(),
                ReaderLanguage.here(request()),
                site.plans().provision().site().name(),
                identity.getPrincipal().getName(),
                release,
                outage.filter(why -> why.cause() == Cause.HELD_BACK).isPresent() ? List.of() : alarms(),
                attention.count(),
                role(),
                folder(),
                outage.map(this::outage).orElse(null));
    }

    /** Makes the frame of the login, which doesn't show the site's name to strangers. */
    public PageFrame anonymous() {
        // Without what a stranger's link asks for.
        String here = ReaderLanguage.here(request()).split("\\?", 2)[0];
        return new PageFrame(words(), here, "Dialtone", null, null, List.of(), 0, null, folder(), null);
    }

    private String folder() {
        return "/console/assets/" + assets.tag();
    }

    /** Whether the box gives addresses, in a sentence. */
    public String addresses() {
        return NoAddress.why(dhcp.now()).map(this::says).orElseGet(() -> words().say("network.serves"));
    }

    private Outage outage(NoAddress why) {
        return new Outage(says(why), why.cause() == Cause.NO_SCOPE);
    }

    private String says(NoAddress why) {
        return words().say("outage." + why.cause().word(), Said.worded(why.detail(), words().language()));
    }

    private Role role() {
        return identity.hasRole(Right.ADMINISTER)
                ? Role.ADMIN
                : identity.hasRole(Right.OPERATE) ? Role.OPERATOR : Role.VIEWER;
    }

    /** Answers with 404, and a page that says what isn't there, and what to do about it under the key's {@code .do}. */
    public Response missing(String key, Object... values) {
        Words words = words();
        return Response.status(Response.Status.NOT_FOUND)
                .entity(PageTemplates.missing(current(), words.say(key, values), words.say(key + ".do")))
                .build();
    }

    /** Answers with 409, and a page that says why nothing was done, and what to do. */
    public Response conflict(String what, String remedy) {
        return Response.status(Response.Status.CONFLICT)
                .entity(PageTemplates.missing(current(), what, remedy))
                .build();
    }

    /** The words in the language of whoever sent the present request; a stream that outlives it takes them along. */
    public Words words() {
        return Words.of(ReaderLanguage.of(request()));
    }

    /** The site's time for the present request. */
    public SiteTime time() {
        return time(words());
    }

    public SiteTime time(Words words) {
        return SiteTime.of(site.plans().provision().site().timezone(), clock.ahead(), words);
    }

    private HttpServerRequest request() {
        return present.getCurrent().request();
    }

    private List<String> alarms() {
        return rogues.standings().stream()
                .filter(standing -> !standing.others().isEmpty())
                .map(standing -> Clauses.of(standing).says(words().language()))
                .toList();
    }
}
