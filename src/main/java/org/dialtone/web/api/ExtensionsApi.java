package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.Binding;
import org.dialtone.sip.LineState;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.Subscription;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists extensions, registrations and subscriptions, as the engines hold them now. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ExtensionsApi {

    private final Snapshots snapshots;
    private final SiteBook site;

    @Inject
    ExtensionsApi(Snapshots snapshots, SiteBook site) {
        this.snapshots = snapshots;
        this.site = site;
    }

    /**
     * An extension, without its password; {@code phones} are the MACs that carry it. {@code oldPasswordAccepted}: its
     * password was changed, and not all its phones have registered with the new one.
     */
    public record ExtensionJson(
            String number,
            String name,
            boolean anywhere,
            List<String> phones,
            boolean registered,
            boolean oldPasswordAccepted) {}

    /**
     * One contact of an extension. Until the box has asked the contact, whether it answers and how fast
     * ({@code answersMs}) are left out.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RegistrationJson(
            String extension,
            String contact,
            String source,
            String transport,
            Instant registered,
            Instant expires,
            String userAgent,
            Boolean answers,
            Long answersMs,
            Instant silentSince) {

        static RegistrationJson of(Binding binding, Reachability pulse) {
            return new RegistrationJson(
                    binding.user(),
                    binding.contact(),
                    binding.source() + ":" + binding.sourcePort(),
                    binding.transport().word(),
                    binding.registered(),
                    binding.expires(),
                    binding.userAgent(),
                    pulse == null ? null : pulse.answers(),
                    pulse == null ? null : pulse.ms(),
                    pulse == null || pulse.answers() ? null : pulse.since());
        }
    }

    /**
     * One subscription of a phone to the state of a number. {@code event} is {@code dialog}, {@code presence} or
     * {@code message-summary}; {@code lamp}, what the phone was told last: {@code idle}, {@code ringing}, {@code busy},
     * {@code not_registered}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubscriptionJson(
            String watcher, String watched, String event, String lamp, String address, Instant since, Instant until) {

        static SubscriptionJson of(Subscription subscription) {
            LineState told = subscription.told();
            return new SubscriptionJson(
                    subscription.watcher(),
                    subscription.watched(),
                    subscription.events().event(),
                    told == null ? null : told.lamp().name().toLowerCase(Locale.ROOT),
                    subscription.address().toString(),
                    subscription.since(),
                    subscription.until());
        }
    }

    /** Lists all extensions, by number. */
    @GET
    @Path("extensions")
    @Operation(summary = "All extensions, by number, without their passwords")
    public List<ExtensionJson> extensions() {
        return site.plans().sip().extensions().values().stream()
                .sorted(Comparator.comparing(Extension::user))
                .map(extension ->
                        json(extension, !snapshots.bindings(extension.user()).isEmpty()))
                .toList();
    }

    private static ExtensionJson json(Extension extension, boolean registered) {
        List<String> phones =
                extension.phones().stream().sorted().map(MacAddress::toString).toList();
        return new ExtensionJson(
                extension.user(),
                extension.name(),
                extension.anywhere(),
                phones,
                registered,
                extension.oldPassword() != null);
    }

    /** Lists all contacts, by extension. */
    @GET
    @Path("registrations")
    @Operation(summary = "All registered contacts, by extension")
    public List<RegistrationJson> registrations() {
        return snapshots.bindings().stream()
                .sorted(Comparator.comparing(Binding::user).thenComparing(Binding::contact))
                .map(binding ->
                        RegistrationJson.of(binding, snapshots.pulse(binding).orElse(null)))
                .toList();
    }

    /** Lists all subscriptions, by watcher and watched number. */
    @GET
    @Path("subscriptions")
    @Operation(summary = "Which phone watches which number, and what it was told last")
    public List<SubscriptionJson> subscriptions() {
        return snapshots.subscriptions().stream().map(SubscriptionJson::of).toList();
    }
}
