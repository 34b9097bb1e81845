package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.Operators;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.EditFault;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Manages who may log in to console and API; only an admin in person opens this. */
@Path("/api/v1/operators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.ADMIN_PERSON)
public class OperatorsApi {

    private final Operators operators;
    private final Caller caller;

    @Inject
    OperatorsApi(Operators operators, Caller caller) {
        this.operators = operators;
        this.caller = caller;
    }

    /**
     * @param role               {@code viewer}, {@code operator} or {@code admin}
     * @param mustChangePassword whether the next login asks for another password first
     */
    @RegisterForReflection
    public record OperatorJson(String name, String role, boolean mustChangePassword) {

        static OperatorJson of(Operator operator) {
            return new OperatorJson(operator.name(), operator.role().word(), operator.mustChange());
        }
    }

    /** @param password the first one, to be changed at the first login */
    public record OperatorWish(String name, String role, String password) {}

    /** Absent parts stay as they are. */
    public record ChangeOfOperator(String role, String password) {}

    /** Lists all operators. */
    @GET
    @Operation(summary = "The operators, with their roles, by name")
    public List<OperatorJson> all() {
        return operators.all().stream().map(OperatorJson::of).toList();
    }

    /** Adds an operator. */
    @POST
    @Operation(
            summary =
                    "Adds an operator: {\"name\", \"role\", \"password\"}; role is viewer, operator or admin, and the password must be changed at the first login")
    public Response add(OperatorWish wish) {
        if (wish == null) {
            throw noRole(null);
        }
        Role role = Role.of(wish.role()).orElseThrow(() -> noRole(wish.role()));
        return EditProblem.or(() -> {
            operators.add(caller.actor(), wish.name(), role, Objects.requireNonNullElse(wish.password(), ""));
            return Response.status(Response.Status.CREATED)
                    .entity(OperatorJson.of(operators.find(wish.name())))
                    .build();
        });
    }

    /** Changes role, password or both; the operator's sessions end. */
    @PUT
    @Path("{name}")
    @Operation(
            summary =
                    "Gives an operator another {\"role\"}, or a {\"password\"} to be changed at the next login; ends that operator's sessions. Refused (409) for the last admin's role")
    public OperatorJson change(String name, ChangeOfOperator wish) {
        known(name);
        String word = wish == null ? null : wish.role();
        String password = wish == null ? null : wish.password();
        if (word == null && password == null) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "nothing is to be changed",
                    "Send {\"role\"}, {\"password\"} or both.");
        }
        Role role = word == null ? null : Role.of(word).orElseThrow(() -> noRole(word));
        return EditProblem.or(() -> {
            if (password != null) {
                operators.resetPassword(caller.actor(), name, password);
            }
            if (role != null) {
                operators.changeRole(caller.actor(), name, role);
            }
            return OperatorJson.of(operators.find(name));
        });
    }

    /** Removes an operator; the operator's sessions end. */
    @DELETE
    @Path("{name}")
    @Operation(summary = "Removes an operator; refused (409) for the last admin")
    public Response remove(String name) {
        known(name);
        return EditProblem.or(() -> {
            operators.remove(caller.actor(), name);
            return Response.noContent().build();
        });
    }

    private void known(String name) {
        try {
            operators.find(name);
        } catch (EditFault e) {
            throw ApiProblem.of(Response.Status.NOT_FOUND, e.getMessage(), "GET /api/v1/operators lists them.");
        }
    }

    private static RuntimeException noRole(String word) {
        return ApiProblem.of(
                Response.Status.BAD_REQUEST,
                word == null ? "the role is missing" : "there is no role \"" + word + "\"",
                "Roles are viewer, operator and admin.");
    }
}
