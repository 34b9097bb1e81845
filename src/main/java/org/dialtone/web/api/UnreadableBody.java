package org.dialtone.web.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells where a body is no JSON, or not of the kind that is asked for; by itself the framework answers 400 without a
 * word.
 */
class UnreadableBody {

    @ServerExceptionMapper
    Response of(MismatchedInputException failed) {
        return answer(failed);
    }

    /** The framework wraps a fault of JSON itself. */
    @ServerExceptionMapper
    Response of(WebApplicationException failed) {
        return failed.getCause() instanceof JsonProcessingException json
                        && !failed.getResponse().hasEntity()
                ? answer(json)
                : failed.getResponse();
    }

    private static Response answer(JsonProcessingException fault) {
        JsonLocation where = fault.getLocation();
        String place = where == null ? "" : ": line " + where.getLineNr() + ", column " + where.getColumnNr();
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ApiProblem(
                        "the body can't be read as JSON" + place,
                        "Mend it there, or look at the example in the API's description."))
                .build();
    }
}
