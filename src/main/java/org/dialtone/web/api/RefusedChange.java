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
 * @param status   the HTTP status that answers it
 * @param revision the present revision; absent where the change isn't too old
 * @param changes  what changed meanwhile; absent as {@code revision}, and empty where the history doesn't reach back
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedChange(int status, String error, String remedy, Long revision, List<ChangeJson> changes) {

    /** Answers 403 where others may, 409 for a removal that was not allowed, 412 where it was made from another revision. */
    static Response answer(EditRefusal refusal) {
        RefusedChange why = of(refusal);
        Response.ResponseBuilder answer =
                Response.status(why.status()).entity(why).type(MediaType.APPLICATION_JSON_TYPE);
        return why.revision() == null
                ? answer.build()
                : answer.tag(new EntityTag(Long.toString(why.revision()))).build();
    }

    static RefusedChange of(EditRefusal refusal) {
        return switch (refusal) {
            case EditRefusal.Removal removal ->
                new RefusedChange(409, removal.says(), "With ?allowRemoval=true they go.", null, null);
            case EditRefusal.Stale stale ->
                new RefusedChange(412, stale.says(), stale.remedy(), stale.present(), ChangeJson.of(stale.changes()));
            case EditRefusal.Forbidden forbidden ->
                new RefusedChange(403, forbidden.says(), forbidden.remedy(), null, null);
        };
    }
}
