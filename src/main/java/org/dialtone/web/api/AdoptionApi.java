package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.dialtone.app.AdoptionTerm;
import org.dialtone.app.SiteBook;
import org.dialtone.net.BoxClock;
import org.dialtone.site.model.Site.Adopt;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets phones adopt themselves for a time. */
@Path("/api/v1/adoption")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class AdoptionApi {

    private final AdoptionTerm term;
    private final SiteBook site;
    private final BoxClock clock;
    private final Caller caller;

    @Inject
    AdoptionApi(AdoptionTerm term, SiteBook site, BoxClock clock, Caller caller) {
        this.term = term;
        this.site = site;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param open        whether phones are adopted by themselves now
     * @param numbers     the extensions that they get
     * @param until       when that ends; left out where it has no end, as is {@code secondsLeft}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AdoptionJson(boolean open, String numbers, Instant until, Long secondsLeft) {}

    /**
     * @param hours   1 to 168; absent: 8
     * @param numbers e.g. {@code 200-299}; absent: those of the site
     */
    public record AdoptionWish(Integer hours, String numbers) {}

    /** Shows whether phones are adopted by themselves, and how long yet. */
    @GET
    @Operation(summary = "Whether phones are adopted by themselves, with which numbers, and until when")
    public AdoptionJson adoption() {
        Adopt adopt = site.document().provisioning().access().adopt();
        return new AdoptionJson(
                term.isOpen(),
                adopt == null ? null : adopt.numbers().toString(),
                term.ends().map(clock::shown).orElse(null),
                term.left().map(Duration::toSeconds).orElse(null));
    }

    /** Lets phones adopt themselves from now on. */
    @POST
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Phones are adopted by themselves for {hours} (8 where absent, 168 at most), with {numbers} or those of the site; then they wait again")
    public AdoptionJson open(AdoptionWish wish) {
        Duration length = wish == null || wish.hours() == null ? AdoptionTerm.USUAL : Duration.ofHours(wish.hours());
        return EditProblem.or(() -> {
            term.open(caller.actor(), length, wish == null ? null : wish.numbers());
            return adoption();
        });
    }

    /** Has new phones wait again. */
    @DELETE
    @RolesAllowed(Right.OPERATE)
    @Operation(summary = "Phones are no longer adopted by themselves: they wait")
    public AdoptionJson end() {
        return EditProblem.or(() -> {
            term.end(caller.actor());
            return adoption();
        });
    }
}
