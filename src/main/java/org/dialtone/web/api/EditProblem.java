package org.dialtone.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.dialtone.site.EditFault;

/** Answers 409 when a change of the site can't be made, and 412 when it was made from what changed meanwhile. */
final class EditProblem {

    private EditProblem() {}

    static <T> T or(Supplier<T> change) {
        try {
            return change.get();
        } catch (EditFault e) {
            throw e.refusal()
                    .map(refusal -> new WebApplicationException(RefusedChange.answer(refusal)))
                    .orElseGet(() -> ApiProblem.of(Response.Status.CONFLICT, e.getMessage(), e.remedy()));
        }
    }
}
