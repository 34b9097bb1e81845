package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.site.EditRefusal;

/**
 * Why a change of the site without faults wasn't made.
 *
 * @param revision the present revision; absent where the change isn't too old
 * @param changes  what changed meanwhile; absent as {@code revision}, and empty where the history doesn't reach back
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedChange(String error, String remedy, Long revision, List<ChangeJson> changes) {

    /** Answers 409 for a removal that was not allowed, and 412 for a change that was made from another revision. */
    static Response answer(EditRefusal refusal) {
        return switch (refusal) {
            case EditRefusal.Removal removal ->
                answer(409, new RefusedChange(removal.says(), "With ?allowRemoval=true they go.", null, null));
            case EditRefusal.Stale stale ->
                Response.fromResponse(answer(
                                412,
                                new RefusedChange(
                                        stale.says(), stale.remedy(), stale.present(), ChangeJson.of(stale.changes()))))
                        .tag(new EntityTag(Long.toString(stale.present())))
                        .build();
        };
    }

    private static Response answer(int status, RefusedChange why) {
        return Response.status(status)
                .entity(why)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
