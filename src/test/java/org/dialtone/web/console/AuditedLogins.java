package org.dialtone.web.console;

import static org.dialtone.web.console.AuditedCalls.FORM;
import static org.dialtone.web.console.AuditedCalls.JSON;

import org.dialtone.app.AuditAct;

/** Calls every route that changes operators, tokens and logins. */
final class AuditedLogins {

    private final AuditedCalls calls;

    AuditedLogins(AuditedCalls calls) {
        this.calls = calls;
    }

    void all() {
        operatorsAndTokens();
        logins();
    }

    private void operatorsAndTokens() {
        calls.step(
                "POST /api/v1/operators",
                AuditAct.OPERATOR_ADDED,
                JSON,
                "{\"name\": \"carla\", \"role\": \"viewer\", \"password\": \"first-of-carla\"}");
        calls.step("PUT /api/v1/operators/{name}", AuditAct.ROLE_CHANGED, JSON, "{\"role\": \"operator\"}", "carla");
        calls.step(
                "PUT /api/v1/operators/{name}",
                AuditAct.PASSWORD_CHANGED,
                JSON,
                "{\"password\": \"next-of-carla\"}",
                "carla");
        calls.step("DELETE /api/v1/operators/{name}", AuditAct.OPERATOR_REMOVED, JSON, "", "carla");
        String dora = "name=dora&role=viewer&password=first-of-dora";
        calls.step("POST /console/operators", AuditAct.OPERATOR_ADDED, FORM, dora + "&act=add");
        calls.step("POST /console/operators", AuditAct.ROLE_CHANGED, FORM, "name=dora&role=admin&act=role");
        calls.step(
                "POST /console/operators",
                AuditAct.PASSWORD_CHANGED,
                FORM,
                "name=dora&password=second-of-dora&act=password");
        calls.step("POST /console/operators", AuditAct.OPERATOR_REMOVED, FORM, "name=dora&act=remove");
        calls.step("PUT /api/v1/console", AuditAct.SITE_CHANGED, JSON, "{\"voiceInterfaces\": \"closed\"}");
        calls.step("POST /console/operators", AuditAct.SITE_CHANGED, FORM, "act=open");
        calls.step("POST /api/v1/tokens", AuditAct.TOKEN_MADE, JSON, "{\"name\": \"noted-1\", \"scope\": \"read\"}");
        calls.step("DELETE /api/v1/tokens/{name}", AuditAct.TOKEN_REVOKED, JSON, "", "noted-1");
        calls.step("POST /console/tokens", AuditAct.TOKEN_MADE, FORM, "act=make&name=noted-2&scope=metrics");
        calls.step("POST /console/tokens", AuditAct.TOKEN_REVOKED, FORM, "act=revoke&name=noted-2");
    }

    private void logins() {
        String other = "harbour-test-43";
        calls.step(
                "PUT /api/v1/password",
                AuditAct.PASSWORD_CHANGED,
                JSON,
                "{\"old\": \"" + ConsoleProfile.PASSWORD + "\", \"new\": \"" + other + "\"}");
        calls.step(
                "POST /console/password",
                AuditAct.PASSWORD_CHANGED,
                FORM,
                "old=" + other + "&new=" + ConsoleProfile.PASSWORD + "&again=" + ConsoleProfile.PASSWORD);
        calls.step("POST /console/login", AuditAct.LOGIN, FORM, "name=admin&password=" + ConsoleProfile.PASSWORD);
        calls.step("POST /console/logout", AuditAct.LOGOUT, FORM, "");
    }
}
