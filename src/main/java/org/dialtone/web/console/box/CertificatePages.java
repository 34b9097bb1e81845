package org.dialtone.web.console.box;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.ServerCertificate;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.web.api.CertificateApi;
import org.dialtone.web.console.box.CertificatePage.GivenText;
import org.dialtone.web.console.box.CertificatePage.ServedText;
import org.dialtone.web.console.box.HeldCertificate.Held;
import org.dialtone.web.console.forms.MultipartBody;
import org.dialtone.web.console.forms.MultipartBody.Part;
import org.dialtone.web.console.page.ConsoleFault;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the certificate of the box; takes an admin's own once he has seen what it is, or goes back. */
@Path("/console/box/certificate")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMIN_PERSON)
public class CertificatePages {

    private final CertificateApi api;
    private final GivenCertificate given;
    private final ServerCertificate served;
    private final TlsPhones phones;
    private final HeldCertificate held;
    private final PageFrames frames;

    @Inject
    CertificatePages(
            CertificateApi api,
            GivenCertificate given,
            ServerCertificate served,
            TlsPhones phones,
            HeldCertificate held,
            PageFrames frames) {
        this.api = api;
        this.given = given;
        this.served = served;
        this.phones = phones;
        this.held = held;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return page(200, null, null);
    }

    /** Checks a certificate, and shows what it is; nothing is changed yet. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response check(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, body, () -> {
            String pem = pem(body, type);
            try {
                held.hold(pem, given.check(pem));
                return page(200, null, null);
            } catch (CertificateFault e) {
                return refused(
                        422,
                        e.why().sentence(frames.words().language()) + " "
                                + e.advice().says(frames.words().language()));
            }
        });
    }

    /** Takes the certificate that was shown, forgets it, or goes back to the box's own. */
    @POST
    @Path("decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("fingerprint") @DefaultValue("") String fingerprint)
            throws IOException {
        return ConsoleFault.or(frames.words(), this::refused, () -> switch (act) {
            case "take" -> take(fingerprint);
            case "discard" -> {
                held.forget();
                yield page(200, null, null);
            }
            case "drop" -> {
                api.drop();
                yield page(200, frames.words().say("certificate.dropped"), null);
            }
            default -> refused(409, frames.words().say("page.act"));
        });
    }

    private Response take(String fingerprint) {
        Optional<Held> seen = held.find(fingerprint);
        if (seen.isEmpty()) {
            return refused(409, frames.words().say("certificate.gone"));
        }
        api.give(false, seen.get().pem());
        held.forget();
        return page(200, frames.words().say("certificate.taken"), null);
    }

    /** All that was pasted and chosen, as one text. */
    private static String pem(InputStream body, String type) throws IOException {
        MultipartBody form = MultipartBody.open(body, type).orElseThrow(EOFException::new);
        StringBuilder pem = new StringBuilder();
        for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
            int room = GivenCertificate.MOST_CHARACTERS + 1 - pem.length();
            byte[] text = part.get().content().readNBytes(Math.max(0, room));
            pem.append(new String(text, StandardCharsets.ISO_8859_1)).append('\n');
        }
        return pem.toString();
    }

    private Response refused(int status, String fault) {
        return page(status, null, fault);
    }

    private Response page(int status, String done, String fault) {
        SiteTime time = frames.time();
        TlsPhones.Tally tally = phones.tally();
        CertificatePage certificate = new CertificatePage(
                served.standing().map(standing -> ServedText.of(standing, time)).orElse(null),
                served.fault(),
                given.present().map(each -> GivenText.of(each, List.of(), time)).orElse(null),
                held.find().map(each -> GivenText.of(each.checked(), time)).orElse(null),
                CertificatePage.says(tally, frames.words()),
                !tally.isNone());
        return Response.status(status)
                .entity(BoxTemplates.certificate(frames.current(), certificate, done, fault))
                .header("Cache-Control", "no-store")
                .build();
    }
}
