package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.net.MacAddress;

/**
 * Why the API can't answer, and what the client can do.
 *
 * @param error which part of the request is wrong, and why
 */
@RegisterForReflection
public record ApiProblem(String error, String remedy) {

    static WebApplicationException of(Response.Status status, String error, String remedy) {
        return of(status.getStatusCode(), error, remedy);
    }

    /** Makes a response with a status that {@link Response.Status} has no name for, such as 507. */
    public static WebApplicationException of(int status, String error, String remedy) {
        return new WebApplicationException(
                error,
                Response.status(status)
                        .entity(new ApiProblem(error, remedy))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    /** The problem of an answer in one line, for pages that ask the API. */
    public static String says(WebApplicationException problem) {
        return problem.getResponse().getEntity() instanceof ApiProblem(String error, String remedy)
                ? error + ". " + remedy
                : problem.getMessage();
    }

    /** Reads whether what leaves the box keeps its names; else 400. */
    static boolean keepsNames(String word) {
        return switch (word) {
            case "keep" -> true;
            case "mask" -> false;
            default ->
                throw of(
                        Response.Status.BAD_REQUEST,
                        "names is mask or keep, not \"" + word + "\"",
                        "Give ?names=keep for a file with names; without it they are masked.");
        };
    }

    /** Reads the MAC address in a path, in any spelling; else 400. */
    static MacAddress mac(String text) {
        return MacAddress.parse(text)
                .orElseThrow(() -> of(
                        Response.Status.BAD_REQUEST,
                        "not a MAC address: \"" + text + "\"",
                        "Give twelve hex digits, e.g. 00:15:65:aa:bb:cc or 001565aabbcc."));
    }
}
