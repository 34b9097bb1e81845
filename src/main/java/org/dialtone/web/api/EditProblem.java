package org.dialtone.web.api;

import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.dialtone.site.EditFault;

/** Changes of the site that can't be made, as the API tells of them: 409. */
final class EditProblem {

    private EditProblem() {}

    static <T> T or(Supplier<T> change) {
        try {
            return change.get();
        } catch (EditFault e) {
            throw ApiProblem.of(Response.Status.CONFLICT, e.getMessage(), e.remedy());
        }
    }
}
