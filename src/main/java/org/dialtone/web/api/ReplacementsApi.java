package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.Replacement;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Untold;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.app.view.Succession;
import org.dialtone.app.view.Successions;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Puts another device in the place of a phone, and proposes which. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ReplacementsApi {

    private final Successions successions;
    private final Replacement replacement;
    private final SiteBook site;
    private final Deployments deployments;
    private final Caller caller;

    @Inject
    ReplacementsApi(
            Successions successions, Replacement replacement, SiteBook site, Deployments deployments, Caller caller) {
        this.deployments = deployments;
        this.successions = successions;
        this.replacement = replacement;
        this.site = site;
        this.caller = caller;
    }

    /**
     * An unknown phone on the switch port of a silent one.
     *
     * @param mac       the silent phone
     * @param silent    when that one was heard last
     * @param successor the unknown phone
     * @param came      when that one came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuccessionJson(
            String mac,
            List<String> extensions,
            Instant silent,
            String successor,
            String vendor,
            String model,
            Instant came,
            String place) {

        static SuccessionJson of(Succession both) {
            return new SuccessionJson(
                    both.silent().mac().toString(),
                    both.silent().lines().stream().map(LineView::number).toList(),
                    both.silent().lastSeen(),
                    both.newcomer().mac().toString(),
                    both.newcomer().vendor(),
                    both.newcomer().model(),
                    both.came(),
                    both.place());
        }
    }

    /** @param mac of the device that takes the phone's place */
    public record ReplacementWish(String mac) {}

    /**
     * What a replacement did, or in a dry run would do.
     *
     * @param change its warnings name what the files of the other device can't carry
     * @param next   how the other device gets its file, in words; absent in a dry run
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplacedJson(String mac, String successor, ObjectChange change, String next) {}

    /** Lists all such pairs. */
    @GET
    @Path("phones/replacements")
    @Operation(
            summary =
                    "Unknown phones that are on the switch port (option 82) of a phone that is silent since: its successors, perhaps")
    public List<SuccessionJson> proposed() {
        return successions.all().stream().map(SuccessionJson::of).toList();
    }

    /** Makes another device the phone. */
    @POST
    @Path("phones/{mac}/replace")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Puts the device {mac} of the body in this phone's place: lines, keys, settings, reservation and switch port go over, of another vendor too. ?dryRun=true tells what would change, and what that device's files can't carry; If-Match refuses where the phone changed since that ETag")
    @APIResponseSchema(value = ReplacedJson.class, responseCode = "200")
    public Response replace(
            String mac,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("If-Match") String ifMatch,
            ReplacementWish wish) {
        MacAddress former = ApiProblem.mac(mac);
        MacAddress successor = ApiProblem.mac(wish == null ? null : wish.mac());
        Long read = IfMatch.optional(ifMatch).basis(site.revision());
        return EditProblem.or(() -> {
            Replacement.Done done = dryRun
                    ? new Replacement.Done(replacement.preview(caller.actor(), read, former, successor), null)
                    : replacement.make(caller.actor(), read, former, successor);
            return answer(former, successor, done);
        });
    }

    private Response answer(MacAddress former, MacAddress successor, Replacement.Done done) {
        Outcome outcome = done.outcome();
        return outcome.review()
                .refused()
                .map(RefusedChange::answer)
                .orElseGet(() -> outcome.ok()
                        ? Response.ok(new ReplacedJson(
                                        former.toString(),
                                        successor.toString(),
                                        ObjectChange.of(
                                                outcome,
                                                deployments.outlook(outcome.reach(), outcome.dhcp()),
                                                done.told() != null),
                                        done.told() == null ? null : next(done.told())))
                                .tag(SiteApi.tag(outcome.after()))
                                .build()
                        : FieldProblem.answer(outcome.review().findings()));
    }

    private static String next(Resync.Answer told) {
        return switch (told) {
            case Resync.Answer.Sent(String event, List<String> to) ->
                "it is told to come for its file (" + event + " to " + String.join(", then ", to) + ")";
            case Resync.Answer.Refused refused -> "it can't be told to come for its file: " + Untold.complaint(refused);
        };
    }
}
