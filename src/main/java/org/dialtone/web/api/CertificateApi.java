package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Said;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.GivenCertificate.Checked;
import org.dialtone.app.certificate.GivenCertificate.Described;
import org.dialtone.app.certificate.ServerCertificate;
import org.dialtone.app.certificate.ServerCertificate.Standing;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.net.BoxClock;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The certificate that the box serves TLS with: its own, or one that an admin gives it. */
@Path("/api/v1/certificate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class CertificateApi {

    private final ServerCertificate served;
    private final GivenCertificate given;
    private final TlsPhones phones;
    private final Caller caller;
    private final BoxClock clock;

    @Inject
    CertificateApi(ServerCertificate served, GivenCertificate given, TlsPhones phones, Caller caller, BoxClock clock) {
        this.served = served;
        this.given = given;
        this.phones = phones;
        this.caller = caller;
        this.clock = clock;
    }

    /** A certificate that somebody gave; see {@link Described}. */
    public record GivenJson(String names, String issuer, Instant until, String fingerprint) {

        static GivenJson of(Described certificate, BoxClock clock) {
            return new GivenJson(
                    certificate.names(),
                    certificate.issuer(),
                    clock.meant(certificate.until()),
                    certificate.fingerprint());
        }
    }

    /**
     * What the box serves TLS with.
     *
     * @param names                of the certificate in force; absent with {@code until} where no port speaks TLS
     * @param given                absent: the box serves its own
     * @param authorityFingerprint SHA-256 of the box's own authority
     * @param closed               why TLS is closed although it is wanted; absent: it isn't
     * @param phonesByHttps        how many phones fetched a file by HTTPS since the box started
     * @param phonesBySipTls       how many are registered by SIP over TLS
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CertificateJson(
            String names,
            Instant until,
            GivenJson given,
            Instant authorityUntil,
            String authorityFingerprint,
            String closed,
            int phonesByHttps,
            int phonesBySipTls) {}

    /** The result of a check. @param warnings what an operator may not expect of the certificate */
    public record CheckedJson(GivenJson certificate, List<String> warnings, int phonesByHttps, int phonesBySipTls) {}

    /** Shows the certificate. */
    @GET
    @Operation(
            summary =
                    "The certificate that the box serves TLS with, its own or a given one, the box's authority, and how many phones speak TLS")
    public CertificateJson show() {
        Optional<Standing> standing = served.standing();
        TlsPhones.Tally tally = phones.tally();
        return new CertificateJson(
                standing.map(Standing::names).orElse(null),
                standing.map(Standing::until).map(clock::meant).orElse(null),
                given.present().map(each -> GivenJson.of(each, clock)).orElse(null),
                standing.map(Standing::authorityUntil).map(clock::meant).orElse(null),
                standing.map(Standing::fingerprint).orElse(null),
                served.fault(),
                tally.files(),
                tally.registered());
    }

    /** Takes a certificate; it is in force when the answer comes. */
    @PUT
    @RolesAllowed(Right.ADMIN_PERSON)
    @Operation(
            summary =
                    "Serves TLS with the certificate of the body: PEM, the certificate first, then its chain, and the key; with ?dryRun=true only checks it. Phones that trust the box's own authority alone refuse it: see phonesByHttps and phonesBySipTls")
    public CheckedJson give(@QueryParam("dryRun") boolean dryRun, String pem) {
        try {
            String text = pem == null ? "" : pem;
            Checked checked = dryRun ? given.check(text) : given.take(text);
            if (!dryRun) {
                caller.did(
                        AuditAct.CERTIFICATE_TAKEN,
                        null,
                        null,
                        checked.certificate().line());
            }
            TlsPhones.Tally tally = phones.tally();
            return new CheckedJson(
                    GivenJson.of(checked.certificate(), clock),
                    checked.warnings().stream().map(Said::says).toList(),
                    tally.files(),
                    tally.registered());
        } catch (CertificateFault e) {
            throw problem(e);
        }
    }

    /** Goes back to the box's own certificate. */
    @DELETE
    @RolesAllowed(Right.ADMIN_PERSON)
    @Operation(summary = "Goes back to the box's own certificate, and deletes the given one with its key")
    public CertificateJson drop() {
        String before = given.present().map(Described::line).orElse(null);
        try {
            if (!given.drop()) {
                throw ApiProblem.of(
                        404, "the box serves its own certificate already", "There is nothing to go back from.");
            }
        } catch (CertificateFault e) {
            throw problem(e);
        }
        caller.did(AuditAct.CERTIFICATE_DROPPED, null, before, null);
        return show();
    }

    private static WebApplicationException problem(CertificateFault fault) {
        return new SaidProblem(fault.isDisk() ? 507 : 422, fault.why(), fault.advice());
    }
}
