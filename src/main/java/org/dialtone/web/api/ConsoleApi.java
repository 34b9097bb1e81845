package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleAccess.Standing;
import org.dialtone.site.model.Site.VoiceConsole;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who reaches console, API and metrics; closes them to the interfaces that serve phones. */
@Path("/api/v1/console")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ConsoleApi {

    private final ConsoleAccess console;
    private final Caller caller;

    @Inject
    ConsoleApi(ConsoleAccess console, Caller caller) {
        this.console = console;
        this.caller = caller;
    }

    /**
     * Who reaches the console.
     *
     * @param voiceInterfaces {@code open} or {@code closed}, as the site says
     * @param closedTo        interfaces and subnets from which it is not reached; empty where it is open
     * @param openOn          other interfaces of the box, with their addresses
     * @param allow           entries of {@code dialtone.console.allow}, which wins over all this; empty: it is not set
     */
    @RegisterForReflection
    public record ConsoleJson(
            String voiceInterfaces, List<String> closedTo, List<String> openOn, List<String> allow, String says) {

        static ConsoleJson of(Standing standing) {
            return new ConsoleJson(
                    word(standing.closed() ? VoiceConsole.CLOSED : VoiceConsole.OPEN),
                    standing.shut(),
                    standing.open(),
                    standing.setting(),
                    standing.says());
        }
    }

    /** @param voiceInterfaces {@code open} or {@code closed} */
    public record ConsoleWish(String voiceInterfaces) {}

    /** Tells who reaches the console. */
    @GET
    @Operation(
            summary =
                    "Who reaches console, API and metrics: whether they are closed to the interfaces that serve phones")
    public ConsoleJson standing() {
        return ConsoleJson.of(console.standing());
    }

    /** Opens the console to voice interfaces, or closes it. */
    @PUT
    @RolesAllowed(Right.ADMINISTER)
    @Operation(
            summary =
                    "Closes console, API and metrics to the interfaces that serve phones, or opens them: {\"voiceInterfaces\": \"closed\"}; refused (409) where nobody could log in any more")
    public ConsoleJson set(ConsoleWish wish) {
        VoiceConsole wanted = wanted(wish == null ? null : wish.voiceInterfaces());
        return EditProblem.or(() -> ConsoleJson.of(console.set(caller.actor(), wanted)));
    }

    private static VoiceConsole wanted(String word) {
        for (VoiceConsole each : VoiceConsole.values()) {
            if (word(each).equals(word)) {
                return each;
            }
        }
        throw ApiProblem.of(
                Response.Status.BAD_REQUEST,
                "voiceInterfaces is neither open nor closed",
                "Send {\"voiceInterfaces\": \"closed\"} or {\"voiceInterfaces\": \"open\"}.");
    }

    private static String word(VoiceConsole voice) {
        return voice.name().toLowerCase(Locale.ROOT);
    }
}
