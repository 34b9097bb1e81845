package org.dialtone.web.console;

import static org.dialtone.web.console.AuditedCalls.FORM;
import static org.dialtone.web.console.AuditedCalls.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.SiteBook;
import org.dialtone.docs.ProgramRoute;

/** Calls every route that changes the site, whole or an object of it. */
final class AuditedSite {

    private final AuditedCalls calls;
    private final SiteBook site;
    private final Audit audit;

    AuditedSite(AuditedCalls calls, SiteBook site, Audit audit) {
        this.calls = calls;
        this.site = site;
        this.audit = audit;
    }

    void all() {
        siteEdits();
        objects();
        lists();
    }

    private void siteEdits() {
        calls.noted(
                "PUT /api/v1/site",
                AuditAct.SITE_CHANGED,
                calls.admin()
                        .header("If-Match", "*")
                        .contentType("application/yaml")
                        .body(AuditedRoutesTest.SITE.replace("Hotel", "Inn").getBytes(StandardCharsets.UTF_8))
                        .put("/api/v1/site"));
        calls.step("PUT /api/v1/site/phones.csv", AuditAct.SITE_CHANGED, "text/csv", "number,name\n1005,Kitchen\n");
        calls.step("PUT /api/v1/site/phonebook.csv", AuditAct.SITE_CHANGED, "text/csv", "name,number\nTaxi,030123\n");
        calls.noted(
                "POST /console/site",
                AuditAct.SITE_CHANGED,
                calls.admin()
                        .formParam("yaml", AuditedRoutesTest.SITE.replace("Hotel", "Lodge"))
                        .formParam("revision", site.revision())
                        .formParam("act", "apply")
                        .post("/console/site"));
        calls.noted(
                "POST /console/site/table",
                AuditAct.SITE_CHANGED,
                calls.admin()
                        .multiPart("csv", "number,name\n1006,Cellar\n")
                        .multiPart("act", "apply")
                        .post("/console/site/table"));
        calls.step(
                "POST /api/v1/leases/import",
                AuditAct.LEASES_IMPORTED,
                "text/plain",
                "1 00:15:65:00:00:09 10.66.1.9 * *\n");
        String before = Long.toString(site.revision() - 1);
        calls.step("POST /api/v1/site/revisions/{number}/restore", AuditAct.SITE_CHANGED, JSON, "", before);
        String form = "present=" + site.revision();
        String route = ProgramRoute.all().stream()
                .map(ProgramRoute::name)
                .filter(name -> name.startsWith("POST /console/site/history/") && name.endsWith("/restore"))
                .findFirst()
                .orElseThrow();
        calls.noted(
                route,
                AuditAct.SITE_CHANGED,
                calls.admin()
                        .contentType(FORM)
                        .body(form)
                        .post("/console/site/history/" + (site.revision() - 1) + "/restore"));
        String present = Long.toString(site.revision());
        calls.step(
                "POST /api/v1/site/revisions/{number}/progress",
                AuditAct.DEPLOYMENT_TIMED,
                JSON,
                "{\"tell\": \"now\"}",
                present);
        calls.noted(
                route.replace("/restore", "/progress"),
                AuditAct.DEPLOYMENT_TIMED,
                calls.admin()
                        .contentType(FORM)
                        .body("tell=recheck")
                        .post("/console/site/history/" + present + "/progress"));
        assertEquals(
                "admin",
                audit.find(new Audit.Filter(null, AuditAct.SITE_CHANGED, null, null, "extension 1005: added"), 0, 1)
                        .items()
                        .getFirst()
                        .actor()
                        .name());
    }

    private void objects() {
        String[] pool = {"extensions", "1011"};
        calls.step("PUT /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "{\"number\": \"1011\"}", pool);
        calls.step("PATCH /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "{\"name\": \"Pool\"}", pool);
        calls.step("DELETE /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "", pool);
        calls.step("PATCH /api/v1/site/settings/{section}", AuditAct.SITE_CHANGED, JSON, "{\"name\": \"Inn\"}", "site");
        String phone = "mac=0015650000a1&extension.number=1012&extension.name=Gym";
        calls.step("POST /console/phones/add", AuditAct.SITE_CHANGED, FORM, phone);
        calls.step(
                "POST /console/phones/{mac}/edit",
                AuditAct.SITE_CHANGED,
                FORM,
                "lines=1012&line1.name=Spa",
                "0015650000a1");
        calls.step(
                "POST /console/phones/{mac}/replace", AuditAct.SITE_CHANGED, FORM, "mac=0015650000a2", "0015650000a1");
        String back = "{\"mac\": \"0015650000a3\"}";
        calls.step("POST /api/v1/phones/{mac}/replace", AuditAct.SITE_CHANGED, JSON, back, "0015650000a2");
        calls.step("POST /console/phones/{mac}/delete", AuditAct.SITE_CHANGED, FORM, "dependents=true", "0015650000a3");
        calls.step("POST /console/add-extension", AuditAct.SITE_CHANGED, FORM, "number=1013&name=Bar");
        calls.step("POST /console/extensions/{number}", AuditAct.SITE_CHANGED, FORM, "number=1014&renew=true", "1013");
        calls.step("POST /console/extensions/{number}/delete", AuditAct.SITE_CHANGED, FORM, "", "1014");
        assertEquals(
                List.of("delete extension", "edit extension", "add extension", "delete phone", "replace phone"),
                audit.find(new Audit.Filter(null, AuditAct.SITE_CHANGED, null, null, null), 0, 5).items().stream()
                        .map(entry -> entry.subject().replaceFirst("revision \\d+: ", ""))
                        .toList());
    }

    private void lists() {
        String number = "number=9&name=Help&ring=1001";
        calls.step("POST /console/lists/{list}/add", AuditAct.SITE_CHANGED, FORM, number, "numbers");
        for (String act : List.of("edit", "delete")) {
            calls.noted(
                    "POST /console/lists/{list}/" + act,
                    AuditAct.SITE_CHANGED,
                    calls.admin()
                            .queryParam("key", "9")
                            .contentType(FORM)
                            .body(number.replace("Help", "Aid"))
                            .post("/console/lists/numbers/" + act));
        }
        String place = "name=Lodge&timezone=Europe/Athens&serverAddress=10.66.0.1";
        calls.step("POST /console/settings/{section}", AuditAct.SITE_CHANGED, FORM, place, "site");
    }
}
