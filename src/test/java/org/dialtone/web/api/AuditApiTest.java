package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.LoginLimit;
import org.dialtone.web.login.LoginTrial;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.Test;

/** The audit log by API: its pages, its filters, its table; and what a flood of failed logins does to it. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AuditApiTest {

    @Inject
    Audit audit;

    @Inject
    Sessions sessions;

    @Inject
    LoginLimit limit;

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }

    @Test
    void aFloodOfFailedLoginsIsTwoEntries() {
        long before = failures();
        try {
            for (int i = 0; i < 40; i++) {
                given().header("Authorization", "Bearer dialtone_nobody" + i)
                        .get("/api/v1/phones")
                        .then()
                        .statusCode(401);
            }
            PagesTest.login("s3cret-typed-as-name", "/console/");
            assertTrue(failures() <= before + 1, () -> "from " + before + " to " + failures());
        } finally {
            limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
        }
    }

    private long failures() {
        return audit.find(new Audit.Filter(null, AuditAct.LOGIN_FAILED, null, null, null), 0, 1)
                .total();
    }

    @Test
    void theLogIsReadInPagesAndFiltered() {
        admin().contentType("application/json").body("{\"name\": \"paged\"}").post("/api/v1/tokens");
        admin().delete("/api/v1/tokens/paged");
        admin().get("/api/v1/audit?size=1&q=PAGED")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("$", hasSize(1))
                .body("[0].act", equalTo("token_revoked"))
                .body("[0].by", equalTo("console"))
                .body("[0].who", equalTo("admin"))
                .body("[0].from", equalTo("127.0.0.1"))
                .body("[0].subject", equalTo("paged"));
        admin().get("/api/v1/audit?size=1&q=paged")
                .then()
                .header("Link", containsString("</api/v1/audit?q=paged&page=2&size=1>; rel=\"next\""));
        admin().get("/api/v1/audit?act=token_made&q=paged")
                .then()
                .body("$", hasSize(1))
                .body("[0].after", equalTo("scope admin, chosen by nobody"));
        admin().get("/api/v1/audit?q=paged&since=2026-01-01&until=2026-01-02")
                .then()
                .body("$", hasSize(0));
        admin().get("/api/v1/audit?q=paged&who=admi").then().body("$", hasSize(2));
        admin().get("/api/v1/audit?q=paged&who=nobody").then().body("$", hasSize(0));
        admin().get("/api/v1/audit?q=%25").then().body("size()", lessThan(2));
        for (String wrongly : List.of("act=nothing", "since=yesterday", "page=0", "size=1001", "page=x")) {
            int status = admin().get("/api/v1/audit?" + wrongly).statusCode();
            assertTrue(status == 400 || status == 404, wrongly + " " + status);
        }
        String page = admin().get("/console/audit?q=paged")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(page.contains("revoked a token"), page);
    }

    @Test
    void thePageFoldsALongChange() {
        Actor box = new Actor(Actor.Kind.BOX, "folded", null);
        audit.note(box, AuditAct.ROLE_CHANGED, "anna", "viewer", "operator");
        audit.note(box, AuditAct.SITE_CHANGED, "revision 7: apply", null, "change ".repeat(50) + "the last");
        audit.note(box, AuditAct.OPERATOR_REMOVED, "anna", "operator", null);
        admin().get("/console/audit?who=folded")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(">viewer -&gt; operator</td>"),
                        containsString(">operator -&gt; none</td>"),
                        containsString("change<details><summary>and 162 characters more</summary>change"),
                        containsString("the last</details>")));
    }

    @Test
    void theTableRunsInNoSpreadsheet() {
        audit.note(new Actor(Actor.Kind.BOX, "test", null), AuditAct.SITE_CHANGED, "=cmd|' /C calc'!A1", "a\"b", "-1");
        String table = admin().get("/api/v1/audit.csv?who=test")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertTrue(table.startsWith("at,by,who,from,act,subject,before,after\r\n"), table);
        assertTrue(table.contains(",box,test,,site_changed,'=cmd|' /C calc'!A1,\"a\"\"b\",'-1\r\n"), table);
    }
}
