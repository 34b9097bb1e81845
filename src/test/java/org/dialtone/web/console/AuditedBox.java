package org.dialtone.web.console;

import static org.dialtone.web.console.AuditedCalls.FORM;
import static org.dialtone.web.console.AuditedCalls.JSON;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dialtone.app.AuditAct;
import org.dialtone.store.StateSwap;
import org.dialtone.web.tls.TestChain;

/** Calls every route that changes certificate and state of the box. */
final class AuditedBox {

    static final String PASSPHRASE = "correct horse battery";

    private final AuditedCalls calls;
    private final Path data;

    AuditedBox(AuditedCalls calls, Path data) {
        this.calls = calls;
        this.data = data;
    }

    void all() throws IOException {
        certificate();
        state();
    }

    private void certificate() {
        String pem = TestChain.of("box.hotel.example").pem();
        putCertificate(pem);
        calls.step("DELETE /api/v1/certificate", AuditAct.CERTIFICATE_DROPPED, JSON, "");
        putCertificate(pem);
        calls.step("POST /console/box/certificate/decide", AuditAct.CERTIFICATE_DROPPED, FORM, "act=drop");
    }

    private void putCertificate(String pem) {
        calls.noted(
                "PUT /api/v1/certificate",
                AuditAct.CERTIFICATE_TAKEN,
                calls.admin()
                        .contentType("application/x-pem-file")
                        .body(pem.getBytes(StandardCharsets.US_ASCII))
                        .put("/api/v1/certificate"));
    }

    private void state() throws IOException {
        byte[] backup = calls.step(
                        "POST /api/v1/backup", AuditAct.BACKUP_MADE, JSON, "{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .asByteArray();
        Files.createDirectories(data.resolve(StateSwap.BEFORE));
        calls.step("POST /api/v1/restore/undo", AuditAct.RESTORE_UNDONE, JSON, "");
        HeldRestarts.forget(data);
        Response restored = calls.admin()
                .contentType("application/octet-stream")
                .header("Dialtone-Passphrase", PASSPHRASE.replace(" ", "%20"))
                .body(backup)
                .post("/api/v1/restore");
        calls.noted("POST /api/v1/restore", AuditAct.RESTORE_DECIDED, restored);
        HeldRestarts.forget(data);
        calls.step("POST /api/v1/reset", AuditAct.RESET_DECIDED, JSON, "{\"word\": \"reset\"}");
        HeldRestarts.forget(data);
        calls.step(
                "POST /console/box/backup", AuditAct.BACKUP_MADE, FORM, "passphrase=" + PASSPHRASE.replace(' ', '+'));
        calls.step("POST /console/box", AuditAct.RESTART_DECIDED, FORM, "act=restart");
    }
}
