package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.sip.EmergencyCheck;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tests the emergency numbers without a call. */
@Path("/api/v1/calls/emergency")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class EmergencyApi {

    private final SiteBook site;
    private final Snapshots snapshots;

    @Inject
    EmergencyApi(SiteBook site, Snapshots snapshots) {
        this.site = site;
        this.snapshots = snapshots;
    }

    /**
     * An emergency number. {@code verdict} is {@code rings}, {@code nobody_answers}, {@code nobody_registered},
     * {@code nobody_listed} or {@code elsewhere}; {@code alone}: extensions whose own call would ring nobody.
     */
    @RegisterForReflection
    public record NumberJson(String number, String verdict, List<RungJson> rings, List<String> alone) {

        static NumberJson of(EmergencyCheck check) {
            return new NumberJson(
                    check.number(),
                    check.verdict().name().toLowerCase(Locale.ROOT),
                    check.rung().stream().map(RungJson::of).toList(),
                    check.alone());
        }
    }

    /** An extension that rings; without phones it isn't registered. */
    @RegisterForReflection
    public record RungJson(String extension, String name, List<RingingJson> phones) {

        static RungJson of(EmergencyCheck.Rung rung) {
            return new RungJson(
                    rung.extension(),
                    rung.name(),
                    rung.phones().stream().map(RingingJson::of).toList());
        }
    }

    /** A registered phone; {@code answers} is left out where the box hasn't asked it yet. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RingingJson(String address, String mac, Boolean answers) {

        static RingingJson of(EmergencyCheck.Phone phone) {
            return new RingingJson(phone.address().toString(), Objects.toString(phone.mac(), null), phone.answers());
        }
    }

    /** What a call to each emergency number would do now; nothing rings, and nobody is alarmed. */
    @GET
    @Operation(
            summary = "Tests the emergency numbers without a call: who would ring, on which phones, and whether these"
                    + " are registered and answer")
    public List<NumberJson> all() {
        return EmergencyCheck.all(site.plans().sip(), snapshots.bindings(), snapshots::pulse).stream()
                .map(NumberJson::of)
                .toList();
    }
}
