package org.dialtone.web.console.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.Operators;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.VoiceConsole;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages who may log in, with which role, and from where. */
@Path("/console/operators")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.ADMIN_PERSON)
public class OperatorPages {

    private final Operators operators;
    private final ConsoleAccess console;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    OperatorPages(Operators operators, ConsoleAccess console, PageFrames frames, Caller caller) {
        this.operators = operators;
        this.console = console;
        this.frames = frames;
        this.caller = caller;
    }

    /**
     * @param own     whether this is the reader
     * @param only    whether this is the only admin, who stays one
     * @param waiting whether the operator has yet to choose a password
     */
    public record OperatorRow(String name, String role, boolean own, boolean only, boolean waiting) {

        public boolean has(String other) {
            return role.equals(other);
        }
    }

    /** Shows all operators, and the form for another one. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page(null, null);
    }

    /** Adds or removes an operator, changes role or password of one, or opens or closes the console to phones' links. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            return Response.ok(page(done(caller.actor(), act, name.strip(), role, password), null))
                    .build();
        } catch (EditFault e) {
            return Response.status(409)
                    .entity(page(null, frames.words().refused(e.complaint())))
                    .build();
        }
    }

    private String done(Actor by, String act, String name, String role, String password) {
        return switch (act) {
            case "add" -> {
                operators.add(by, name, role(role), password);
                yield frames.words().say("operators.done.add", name);
            }
            case "role" -> {
                operators.changeRole(by, name, role(role));
                yield frames.words()
                        .say("operators.done.role", name, frames.words().say("role." + role));
            }
            case "password" -> {
                operators.resetPassword(by, name, password);
                yield frames.words().say("operators.done.password", name);
            }
            case "remove" -> {
                operators.remove(by, name);
                yield frames.words().say("operators.done.remove", name);
            }
            case "close" -> says(console.set(by, VoiceConsole.CLOSED));
            case "open" -> says(console.set(by, VoiceConsole.OPEN));
            default -> throw new EditFault(Flaw.ACT_UNKNOWN);
        };
    }

    private Role role(String word) {
        return Role.of(word).orElseThrow(() -> new EditFault(Flaw.ROLE_MISSING));
    }

    private TemplateInstance page(String done, String fault) {
        String own = caller.actor().name();
        List<Operator> all = operators.all();
        boolean one = all.stream().filter(each -> each.role() == Role.ADMIN).count() == 1;
        List<OperatorRow> rows = all.stream()
                .map(each -> new OperatorRow(
                        each.name(),
                        each.role().word(),
                        each.name().equals(own),
                        one && each.role() == Role.ADMIN,
                        each.mustChange()))
                .toList();
        return PeopleTemplates.operators(
                frames.current(), rows, says(console.standing()), console.standing(), done, fault);
    }

    /** From where the console is reached, as a sentence. */
    private String says(ConsoleAccess.Standing standing) {
        Words words = frames.words();
        if (!standing.setting().isEmpty()) {
            return words.say("operators.console.setting", listed(standing.setting()), ConsoleAccess.SETTING);
        }
        return standing.closed()
                ? words.say(
                        "operators.console.closed",
                        standing.shut().isEmpty() ? words.say("operators.console.voice") : listed(standing.shut()),
                        listed(standing.open()))
                : words.say("operators.console.open");
    }

    private String listed(List<String> links) {
        return links.isEmpty() ? frames.words().say("word.none") : String.join(", ", links);
    }
}
