package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Backups;
import org.dialtone.app.FactoryReset;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Restart;
import org.dialtone.app.Said;
import org.dialtone.net.BoxClock;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;

/**
 * Backs up, restores and resets the box's whole state. All secrets are in it, so that only a person's password opens
 * this. A change of the state restarts the box once the answer is sent.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.ADMIN_PERSON)
public class BackupApi {

    private static final String WORD = "reset";
    /** What closes a connection needs its thread for a moment after the answer. */
    private static final int FAREWELL_MILLIS = 300;

    private final Backups backups;
    private final FactoryReset reset;
    private final Restart restart;
    private final BoxClock clock;
    private final Caller caller;

    @Inject
    BackupApi(Backups backups, FactoryReset reset, Restart restarts, BoxClock clock, Caller caller) {
        this.backups = backups;
        this.reset = reset;
        this.restart = restarts;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What a backup shall hold, and its passphrase.
     *
     * @param passphrase at least 12 characters; encrypts the backup
     * @param journal    whether the backup holds the journal of each phone
     * @param firmware   whether the backup holds the phones' firmware files
     */
    @RegisterForReflection
    public record BackupWish(String passphrase, boolean journal, boolean firmware) {}

    /**
     * A decided restore; it takes effect with the box's restart.
     *
     * @param made when the backup was made
     * @param by   the version of Dialtone that made it
     * @param says the same in words
     */
    @RegisterForReflection
    public record RestoreJson(Instant made, String by, String says) {}

    /** @param says what happens, in words */
    @RegisterForReflection
    public record SaysJson(String says) {}

    /** @param word {@code reset}, so that nobody resets by chance */
    @RegisterForReflection
    public record ResetWish(String word) {}

    /** Streams the backup; a fault after the first byte closes the connection. */
    @POST
    @Path("backup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Operation(summary = "Makes a backup, encrypted under the passphrase of the body; the answer is the file")
    public Response backup(BackupWish wish) {
        Passphrase passphrase = or(() -> Passphrase.fresh(wish == null ? null : wish.passphrase()));
        Backups.Choice choice = new Backups.Choice(wish.journal(), wish.firmware());
        Actor actor = caller.actor();
        StreamingOutput file = out -> or(() -> backups.save(choice, passphrase, _ -> {
            caller.did(actor, AuditAct.BACKUP_MADE, null);
            return out;
        }));
        return Response.ok(file, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name() + "\"")
                .build();
    }

    /** Restores the backup whole or not at all. */
    @POST
    @Path("restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Restores the backup that is the body, and restarts; the header Dialtone-Passphrase holds its passphrase, percent-encoded")
    public RestoreJson restore(
            @RestHeader("Dialtone-Passphrase") String passphrase, InputStream backup, @Context RoutingContext request) {
        Backups.Origin origin = or(() -> backups.restore(backup, Passphrase.given(decoded(passphrase))));
        caller.did(AuditAct.RESTORE_DECIDED, "the backup of " + origin.made());
        restartAfter(request);
        return new RestoreJson(
                clock.meant(origin.made()),
                origin.by(),
                "The box restarts with the backup; what was there before lies in " + Backups.BEFORE
                        + " of the data folder.");
    }

    /** Goes back to the state before the last restore. */
    @POST
    @Path("restore/undo")
    @Operation(summary = "Goes back to what was in force before the last restore, and restarts")
    public SaysJson undo(@Context RoutingContext request) {
        or(() -> {
            backups.undo();
            return null;
        });
        caller.did(AuditAct.RESTORE_UNDONE, null);
        restartAfter(request);
        return new SaysJson("The box restarts with what was in force before the last restore.");
    }

    /**
     * Deletes all that the box knows: on the appliance with its network and its site file, elsewhere the data folder.
     */
    @POST
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Deletes all that the box knows, and restarts; the body says {\"word\": \"reset\"}")
    public SaysJson reset(ResetWish wish, @Context RoutingContext request) {
        if (wish == null || !WORD.equals(wish.word())) {
            throw new SaidProblem(400, Said.of("backup.word"), "Send {\"word\": \"reset\"}.");
        }
        boolean restarts = or(reset::decide);
        caller.did(AuditAct.RESET_DECIDED, null);
        if (restarts) {
            restartAfter(request);
        }
        return new SaysJson("The box restarts empty.");
    }

    private void restartAfter(RoutingContext request) {
        request.addEndHandler(_ -> request.vertx().setTimer(FAREWELL_MILLIS, _ -> restart.soon()));
    }

    private String name() {
        return "dialtone-"
                + clock.wall()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace(":", "") + ".backup";
    }

    private static String decoded(String passphrase) {
        try {
            return passphrase == null ? null : URLDecoder.decode(passphrase, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "the header Dialtone-Passphrase is not percent-encoded",
                    "Write % as %25, a space as %20.");
        }
    }

    private static <T> T or(Deed<T> deed) {
        try {
            return deed.done();
        } catch (BackupFault e) {
            throw new SaidProblem(status(e.kind()), e.why(), "Nothing was changed.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HTTP status of a fault. */
    public static int status(BackupFault.Kind kind) {
        return switch (kind) {
            case REQUEST -> 409;
            case FILE -> 400;
            case DISK -> 507;
        };
    }

    private interface Deed<T> {

        T done() throws IOException;
    }
}
