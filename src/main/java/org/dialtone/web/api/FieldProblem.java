package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dialtone.site.file.Finding;

/**
 * Values that the site can't take, as problem details (RFC 9457).
 *
 * @param faults each with the field that it is about
 */
@RegisterForReflection
record FieldProblem(String type, String title, int status, String detail, List<FieldFault> faults) {

    private static final int UNPROCESSABLE = 422;

    /**
     * @param field the path within the object, e.g. {@code lines[0]}; empty: no single field is to blame
     * @param id    the stable name of what is wrong, for programs
     */
    @RegisterForReflection
    record FieldFault(String field, String says, String remedy, String id) {}

    static Response answer(List<Finding> findings) {
        List<FieldFault> faults = findings.stream()
                .filter(Finding::isFault)
                .map(fault -> new FieldFault(
                        fault.path(),
                        fault.says(),
                        fault.remedy(),
                        fault.complaint().flaw().name()))
                .toList();
        String detail = faults.getFirst().says() + "; " + faults.getFirst().remedy();
        return Response.status(UNPROCESSABLE)
                .type("application/problem+json")
                .entity(new FieldProblem("about:blank", "the object has faults", UNPROCESSABLE, detail, faults))
                .build();
    }
}
