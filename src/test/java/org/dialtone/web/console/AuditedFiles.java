package org.dialtone.web.console;

import static org.dialtone.web.console.AuditedCalls.FORM;
import static org.dialtone.web.console.AuditedCalls.JSON;

import org.dialtone.app.AuditAct;

/** Calls every route that changes packs and firmware. */
final class AuditedFiles {

    private final AuditedCalls calls;

    AuditedFiles(AuditedCalls calls) {
        this.calls = calls;
    }

    void all() {
        packs();
        firmware();
    }

    private void packs() {
        calls.step(
                "PUT /api/v1/packs/{vendor}/files/{name}",
                AuditAct.PACK_CHANGED,
                "text/plain",
                "one",
                "yealink",
                "a.cfg");
        calls.step("DELETE /api/v1/packs/{vendor}/files/{name}", AuditAct.PACK_CHANGED, JSON, "", "yealink", "a.cfg");
        calls.step("PUT /api/v1/packs/{vendor}", AuditAct.PACK_CHANGED, JSON, "{\"a.cfg\": \"two\"}", "yealink");
        calls.step("POST /api/v1/packs/{vendor}/undo", AuditAct.PACK_RESTORED, JSON, "", "yealink");
        calls.step("PUT /api/v1/packs/{vendor}", AuditAct.PACK_CHANGED, JSON, "{\"a.cfg\": \"three\"}", "yealink");
        calls.step("POST /console/packs/{vendor}/{name}", AuditAct.PACK_CHANGED, FORM, "act=reset", "yealink", "a.cfg");
        calls.step("POST /console/packs/{vendor}", AuditAct.PACK_RESTORED, FORM, "", "yealink");
        calls.step("POST /console/packs/{vendor}/{name}", AuditAct.PACK_CHANGED, FORM, "act=reset", "yealink", "a.cfg");
    }

    private void firmware() {
        calls.step("PUT /api/v1/firmware/{name}", AuditAct.FIRMWARE_STORED, "text/plain", "x", "T46S.rom");
        calls.step("DELETE /api/v1/firmware/{name}", AuditAct.FIRMWARE_DELETED, JSON, "", "T46S.rom");
        calls.noted(
                "POST /console/firmware",
                AuditAct.FIRMWARE_STORED,
                calls.admin().multiPart("file", "T46S.rom", new byte[] {1}).post("/console/firmware"));
        calls.step("POST /console/firmware/set", AuditAct.SITE_CHANGED, FORM, "vendor=yealink&model=T4*&file=T46S.rom");
        String newer = "vendor=yealink&model=T4*&file=T46S.rom&version=66";
        calls.step("POST /console/firmware/of/{key}", AuditAct.SITE_CHANGED, FORM, newer, "yealink T4*");
        rollout();
        calls.step("POST /console/firmware/of/{key}/delete", AuditAct.SITE_CHANGED, FORM, "", "yealink T4*");
        calls.step("POST /console/firmware/delete", AuditAct.FIRMWARE_DELETED, FORM, "name=T46S.rom");
    }

    private void rollout() {
        calls.step(
                "PATCH /api/v1/site/{group}/{key:.+}",
                AuditAct.SITE_CHANGED,
                JSON,
                "{\"rollout\": {}}",
                "firmware",
                "yealink T4*");
        String id = calls.admin().get("/api/v1/rollouts").path("[0].id");
        String route = "POST /api/v1/rollouts/{id}/{act}";
        calls.step(route, AuditAct.ROLLOUT_PAUSED, JSON, "", id, "pause");
        calls.step(route, AuditAct.ROLLOUT_GOES_ON, JSON, "", id, "go-on");
        calls.step(route, AuditAct.ROLLOUT_STOPPED, JSON, "", id, "stop");
        calls.step("POST /console/firmware/rollouts/{id}", AuditAct.ROLLOUT_GOES_ON, FORM, "act=go-on", id);
    }
}
