package org.dialtone.web.console.start;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Leads through the first start: each step keeps what was chosen for the session, and only the last one changes the
 * site. There are no such pages once the site has a scope.
 */
@Path(StartStep.FIRST)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.OPERATE)
public class StartPages {

    private final StartWizard wizard;
    private final PageFrames frames;
    private final Caller caller;
    private final FormHandler forms;

    @Inject
    StartPages(StartWizard wizard, PageFrames frames, Caller caller, FormHandler forms) {
        this.wizard = wizard;
        this.frames = frames;
        this.caller = caller;
        this.forms = forms;
    }

    /** Leads to the first step that wasn't done yet. */
    @GET
    @Operation(hidden = true)
    public Response begin(@Context RoutingContext request) {
        return frames.current().isFirst()
                ? to(wizard.draft(session(request)).first().address())
                : to("/console/network");
    }

    /** Shows one step. */
    @GET
    @Path("{step}")
    @Operation(hidden = true)
    public Response show(String step, @Context RoutingContext request) {
        return frames.current().isFirst()
                ? with(step, each -> {
                    wizard.look(each);
                    return page(200, wizard.page(each, wizard.draft(session(request))));
                })
                : to("/console/network");
    }

    /** Keeps what was chosen at one step, or applies everything at the last one. */
    @POST
    @Path("{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response sent(String step, MultivaluedMap<String, String> posted, @Context RoutingContext request) {
        return with(
                step,
                each -> each == StartStep.SUMMARY
                        ? go(posted, session(request))
                        : keep(each, posted, session(request)));
    }

    /** Keeps what was chosen for the phones, with a table that was uploaded or typed. */
    @POST
    @Path("phones")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response phones(
            @RestForm("phones") String phones,
            @RestForm("provisioning.adopt.numbers") String numbers,
            @RestForm("csv") String csv,
            @RestForm("table") FileUpload table,
            @Context RoutingContext request)
            throws IOException {
        String text = Objects.requireNonNullElse(csv, "");
        boolean readable = true;
        try {
            text = table != null && table.size() > 0 ? Files.readString(table.uploadedFile()) : text;
        } catch (CharacterCodingException _) {
            readable = false;
        }
        Map<String, List<String>> posted = Map.of(
                StartForms.PHONES,
                List.of(choice(phones, text)),
                "provisioning.adopt.numbers",
                List.of(Objects.requireNonNullElse(numbers, "")),
                StartForms.CSV,
                List.of(text));
        return readable
                ? keep(StartStep.PHONES, posted, session(request))
                : refused(
                        StartStep.PHONES,
                        wizard.draft(session(request)),
                        List.of(new Finding(Severity.FAULT, 0, 0, StartForms.CSV, Complaint.of(Flaw.TABLE_NOT_UTF8))));
    }

    /** Whoever gives a table, and chooses nothing, wants it taken in. */
    private static String choice(String phones, String table) {
        String choice = Objects.requireNonNullElse(phones, StartForms.LATER);
        return choice.equals(StartForms.LATER) && !table.isBlank() ? StartForms.TABLE : choice;
    }

    private Response keep(StartStep step, Map<String, List<String>> posted, String session) {
        if (!frames.current().isFirst()) {
            return done();
        }
        StartDraft next = wizard.taken(step, posted, wizard.draft(session));
        List<Finding> faults = wizard.faults(step, next);
        if (!faults.isEmpty()) {
            return refused(step, next, faults);
        }
        wizard.keep(session, next);
        return to(step.next().address());
    }

    private Response refused(StartStep step, StartDraft draft, List<Finding> faults) {
        StartPage shown = wizard.page(step, draft);
        Form form = shown.form().refused(faults);
        return page(422, wizard.with(shown, form));
    }

    private Response go(MultivaluedMap<String, String> posted, String session) {
        if (!frames.current().isFirst()) {
            return done();
        }
        StartWizard.Result result = wizard.go(posted, session);
        return result.refused() == null
                ? forms.saved(result.outcome(), Optional.empty(), "/console/")
                : page(result.stale() ? 409 : 422, result.refused());
    }

    /** Somebody else set the box up meanwhile. */
    private Response done() {
        return frames.conflict(words().say("start.done"), words().say("start.done.remedy"));
    }

    private Response with(String word, Function<StartStep, Response> page) {
        return StartStep.of(word).map(page).orElseGet(() -> frames.missing("start.nowhere", word));
    }

    /** A login without a session, as of a program that knows the password, has its draft by its name. */
    private String session(RoutingContext request) {
        return Optional.ofNullable(ConsoleAuthentication.cookie(request))
                .orElseGet(() -> caller.actor().name());
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    private Response page(int status, StartPage page) {
        return Response.status(status)
                .entity(StartTemplates.start(frames.current(), page))
                .build();
    }

    private Words words() {
        return frames.words();
    }
}
