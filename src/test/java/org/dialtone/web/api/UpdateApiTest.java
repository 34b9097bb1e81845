package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.host.SlotTree;
import org.dialtone.host.UpdateFile;
import org.dialtone.web.console.ApplianceProfile;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(ApplianceProfile.class)
class UpdateApiTest {

    @TempDir
    Path folder;

    private SlotTree box;

    @Inject
    Sessions sessions;

    @AfterEach
    void close() throws IOException {
        if (box != null) {
            box.close();
        }
        Files.deleteIfExists(ApplianceProfile.socket());
    }

    @Test
    @Timeout(60)
    void anUpdateIsTakenAndTheBoxStartsAgain() throws IOException, InterruptedException {
        appliance();
        operator()
                .get("/api/v1/update")
                .then()
                .statusCode(200)
                .body("appliance", equalTo(true))
                .body("says", nullValue())
                .body("slots.slot", contains("a", "b"))
                .body("slots.version", contains("1.2.0", "1.1.0"))
                .body("slots.state", contains("running", "other"));
        put("now", new UpdateFile("1.3.0", "20260701000000"))
                .then()
                .statusCode(200)
                .body(
                        "says",
                        equalTo("version 1.3.0 is in slot b and is tried at the next start; the box starts again now"))
                .body("slots.version", contains("1.2.0", "1.3.0"))
                .body("slots.state", contains("running", "next"));
        while (!Files.exists(box.file("run/dialtone/asked"))) {
            Thread.sleep(20);
        }
    }

    @Test
    void anUpdateCanWaitForTheNextStart() throws IOException {
        appliance();
        put("later", new UpdateFile("1.3.0", "20260701000000"))
                .then()
                .statusCode(200)
                .body("says", equalTo("version 1.3.0 is in slot b and is tried at the next start"));
        operator()
                .get("/api/v1/audit?size=1&act=update_written")
                .then()
                .body("[0].who", equalTo("admin"))
                .body("[0].after", equalTo("version 1.3.0 is in slot b and is tried at the next start"));
        put("tomorrow", new UpdateFile("1.3.0", "20260701000000"))
                .then()
                .statusCode(400)
                .body("error", containsString("tomorrow"));
    }

    @Test
    void thePageStoresAnUpdateAndLeavesTheRestartToTheOperator() throws IOException {
        appliance();
        upload(new UpdateFile("1.3.0", "20260701000000"))
                .then()
                .statusCode(200)
                .body(containsString("The update is stored: version 1.3.0 is in slot b"), containsString(">next<"));
        UpdateFile foreign = new UpdateFile("1.4.0", "20260801000000");
        foreign.signer = UpdateFile.key();
        upload(foreign).then().statusCode(400).body(containsString("Nothing was changed: the update is not signed"));
        assertTrue(Files.notExists(box.file("run/dialtone/asked")));
    }

    private RequestSpecification browser() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }

    private Response upload(UpdateFile update) throws IOException {
        return browser().multiPart("file", "dialtone.update", update.bytes()).post("/console/box/update");
    }

    /** The update is larger than any body may be except firmware. */
    @Test
    void aLargeUpdateIsTaken() throws IOException {
        appliance();
        UpdateFile update = new UpdateFile("1.3.0", "20260701000000");
        update.files.put("filesystem.squashfs", new byte[11 << 20]);
        put("later", update).then().statusCode(200);
        assertEquals(11 << 20, Files.size(box.file("run/live/medium/slot-b/filesystem.squashfs")));
    }

    @Test
    void aForeignUpdateIsRefusedInWords() throws IOException {
        appliance();
        UpdateFile foreign = new UpdateFile("1.3.0", "20260701000000");
        foreign.signer = UpdateFile.key();
        put("now", foreign)
                .then()
                .statusCode(400)
                .body(
                        "error",
                        equalTo("the update is not signed by who makes this box's updates; what runs stays as it is"))
                .body("remedy", containsString("dialtone-VERSION.update"));
        assertEquals("slot=a", box.grub());
    }

    /** A client that sends a large file receives the refusal while it still sends. */
    @Test
    @Timeout(120)
    void aRefusalComesBeforeTheWholeFileIsSent() throws IOException {
        appliance();
        UpdateFile old = new UpdateFile("1.0.0", "20260701000000");
        byte[] head = old.bytes();
        int length = 256 << 20;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/update HTTP/1.1\r\nHost: box\r\nAuthorization: Basic "
                            + Base64.getEncoder().encodeToString(("admin:" + ConsoleProfile.PASSWORD).getBytes())
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes());
            out.write(head);
            AtomicInteger sent = new AtomicInteger(head.length);
            Thread.ofVirtual().start(() -> send(out, sent, length));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            assertEquals("HTTP/1.1 400 Bad Request", answer);
            // Either the sender still waits, or the box has closed the connection.
            assertTrue(sent.get() < length, "it was still sending");
        }
    }

    private static void send(OutputStream out, AtomicInteger sent, int length) {
        try {
            while (sent.get() < length) {
                byte[] more = new byte[Math.min(1 << 16, length - sent.get())];
                out.write(more);
                sent.addAndGet(more.length);
                Thread.sleep(1);
            }
        } catch (IOException | InterruptedException _) {
            // The box reads no further.
        }
    }

    @Test
    void theOutcomeOfTheLastUpdateIsTold() throws IOException {
        appliance();
        box.grub("slot=a", "try=", "new=b");
        operator()
                .get("/api/v1/update")
                .then()
                .body("slots.state", contains("running", "failed"))
                .body("says", equalTo("the update in slot b didn't come up; the box went back to slot a."));
        box.runs("b");
        operator().get("/api/v1/update").then().body("slots.state", contains("other", "trying"));
    }

    @Test
    void anOperatorKeepsWhatIsTried() throws IOException {
        appliance();
        operator()
                .post("/api/v1/update/keep")
                .then()
                .statusCode(409)
                .body("error", equalTo("no version is tried: slot a is kept already"));
        box.runs("b");
        operator()
                .get("/api/v1/update")
                .then()
                .body("says", containsString("slot b is tried: of 0 phones that were registered before"))
                .body("trial.slot", equalTo("b"))
                .body("trial.back", equalTo(0));
        browser()
                .get("/console/box")
                .then()
                .body(containsString("is on trial: no phone that was registered before"), containsString(">on trial<"));
        browser()
                .formParam("act", "keep")
                .post("/console/box")
                .then()
                .statusCode(200)
                .body(containsString("The version is kept."), containsString("the box doesn&#39;t go back any more"));
        browser().formParam("act", "keep").post("/console/box").then().statusCode(200);
        operator().post("/api/v1/update/keep").then().statusCode(200).body("says", containsString("; it is kept"));
        operator()
                .get("/api/v1/audit?size=1&act=update_kept")
                .then()
                .body("[0].who", equalTo("admin"))
                .body("[0].subject", containsString("slot b"));
    }

    @Test
    void otherMachinesSayThatTheyTakeNoUpdates() {
        operator()
                .get("/api/v1/update")
                .then()
                .statusCode(200)
                .body("appliance", equalTo(false))
                .body("slots", empty())
                .body("says", containsString("no Dialtone appliance"));
        put("now", new UpdateFile("1.3.0", "20260701000000"))
                .then()
                .statusCode(409)
                .body("error", containsString("no Dialtone appliance"));
    }

    @Test
    void onlyTheOperatorMayUpdate() {
        given().get("/api/v1/update").then().statusCode(401);
        given().body(new byte[512])
                .contentType("application/octet-stream")
                .post("/api/v1/update")
                .then()
                .statusCode(401);
    }

    private void appliance() throws IOException {
        box = new SlotTree(folder.resolve("box"));
        box.listen(ApplianceProfile.socket());
    }

    private static Response put(String restart, UpdateFile update) {
        return operator()
                .contentType("application/octet-stream")
                .body(update.bytes())
                .post("/api/v1/update?restart=" + restart);
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }
}
