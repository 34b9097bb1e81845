package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dialtone.net.Ip4;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the site reaches simulated phones of three vendors by itself, or after a question. Needs no root. */
class DeploymentIT {

    private static final int PHONES = 12;
    private static final Roster ROSTER = new Roster().generate(PHONES, List.of("yealink", "snom", "grandstream"));

    @TempDir
    Path folder;

    private LoopbackBox loopback;

    @Test
    void aRenameIsToldByItselfAndAChangeOfAllPhonesIsAskedAbout() throws IOException, InterruptedException {
        loopback = new LoopbackBox("127.66.0.1", folder, ROSTER.siteFile());
        try (Box box = loopback.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Simulation phones = new Simulation(
                        new Simulation.Setup(loopback.dhcp(), Ip4.of("127.66.0.2"), PHONES, Duration.ofSeconds(2)))) {
            assertEquals(PHONES, phones.boot(ROSTER, _ -> {}).registered());
            threads.submit(() -> {
                phones.hold(_ -> {});
                return null;
            });
            renamesOne(box);
            changesAll(box);
            threads.shutdownNow();
        }
    }

    private void renamesOne(Box box) {
        String mac = loopback.json("site/phones").getString("[1].mac");
        JsonPath dry = changed("extensions/1001?dryRun=true", "{\"name\": \"Lounge\"}");
        assertEquals(List.of(mac), dry.getList("tells.now"));
        assertEquals(List.of(), dry.getList("tells.asks"));
        long revision = changed("extensions/1001", "{\"name\": \"Lounge\"}").getLong("revision");
        box.await(60, () -> progress(revision).getString("state").equals("done"));
        assertEquals("1 of 1 have it", progress(revision).getString("says"));
        List<String> steps = loopback.json("phones/" + mac + "/journey").getList("boots[-1].steps.step");
        assertTrue(steps.lastIndexOf("CONFIG") > steps.indexOf("NOTIFY"), steps.toString());
        box.await(60, () -> progress(revision).getInt("confirmed") == 1);
        JsonPath phone = loopback.json("phones/" + mac);
        assertEquals(phone.getString("files.wanted"), phone.getString("files.confirmed"));
        assertEquals(phone.getString("files.wanted"), phone.getString("files.served"));
        assertNull(phone.getString("files.behindSince"));
    }

    private void changesAll(Box box) {
        String zone = "{\"timezone\": \"Europe/London\"}";
        JsonPath dry = changed("settings/site?dryRun=true", zone);
        assertEquals("many", dry.getString("tells.because"));
        assertEquals(PHONES, dry.getList("tells.asks").size());
        long revision = changed("settings/site", zone).getLong("revision");
        box.await(60, () -> progress(revision).getString("state").equals("asks"));
        assertEquals(
                "0 of 12 have it, 12 waiting for your answer",
                progress(revision).getString("says"));
        box.await(60, () -> loopback.json("phones?show=behind").getList("$").size() == PHONES);
        assertEquals("later", tell(revision, "recheck").getString("state"));
        assertEquals(0, progress(revision).getInt("have"));
        tell(revision, "now");
        box.await(90, () -> progress(revision).getString("state").equals("done"));
        assertEquals("12 of 12 have it", progress(revision).getString("says"));
        assertEquals(0, loopback.json("phones?show=behind").getList("$").size());
    }

    private JsonPath changed(String what, String patch) {
        Response response =
                loopback.api().contentType("application/json").body(patch).patch("/api/v1/site/" + what);
        assertEquals(200, response.statusCode(), response.asString());
        return response.jsonPath();
    }

    private JsonPath progress(long revision) {
        return loopback.json("site/revisions/" + revision + "/progress");
    }

    private JsonPath tell(long revision, String when) {
        Response response = loopback.api()
                .contentType("application/json")
                .body("{\"tell\": \"" + when + "\"}")
                .post("/api/v1/site/revisions/" + revision + "/progress");
        assertEquals(200, response.statusCode(), response.asString());
        return response.jsonPath();
    }
}
