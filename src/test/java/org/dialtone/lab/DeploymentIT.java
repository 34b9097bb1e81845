package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the site reach simulated phones of three vendors by themselves, or after a question. Needs no root. */
class DeploymentIT {

    private static final int PHONES = 12;
    private static final List<String> VENDORS = List.of("yealink", "snom", "grandstream");
    private static final Roster ALL = new Roster().generate(PHONES, VENDORS);
    /** All phones but the last, which has a house, and a cable, of its own. */
    private static final Roster MOST = new Roster().generate(PHONES - 1, VENDORS);

    private static final String LAST = "c0:74:ad:00:00:04";
    private static final String LAST_EXTENSION = "1011";

    @TempDir
    Path folder;

    private LoopbackBox loopback;

    @Test
    void changesAreToldByThemselvesOrAfterAQuestionAndNotDuringACall() throws IOException, InterruptedException {
        String overTcp = ALL.siteFile()
                .replace(
                        "lines: [\"" + LAST_EXTENSION + "\"]",
                        "lines: [\"" + LAST_EXTENSION + "\"], settings: {transport: tcp}");
        loopback = new LoopbackBox("127.66.0.1", folder, overTcp);
        Roster last = new Roster().add(MacAddress.of(LAST), "grandstream", null);
        try (Box box = loopback.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Simulation phones = simulation("127.66.0.2");
                Simulation elsewhere = simulation("127.66.0.3")) {
            try {
                assertEquals(PHONES - 1, phones.boot(MOST, _ -> {}).registered());
                assertEquals(1, elsewhere.boot(last, _ -> {}).registered());
                List.of(phones, elsewhere)
                        .forEach(each -> threads.submit(() -> {
                            each.hold(_ -> {});
                            return null;
                        }));
                renamesOne(box);
                changesAll(box);
                long lost = losesOne(elsewhere);
                leavesACallAlone(box);
                asksBeforeARestart(box);
                box.await(60, () -> progress(lost).getString("says").equals("0 of 1 have it, 1 not reachable"));
                assertEquals(LAST, progress(lost).getString("lacking[0].mac"));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Simulation simulation(String relay) throws IOException {
        return new Simulation(new Simulation.Setup(loopback.dhcp(), Ip4.of(relay), PHONES, Duration.ofSeconds(2)));
    }

    /** The phone is off when its name changes. */
    private long losesOne(Simulation elsewhere) throws IOException {
        elsewhere.close();
        return changed("extensions/" + LAST_EXTENSION, "{\"name\": \"Attic\"}").getLong("revision");
    }

    private void leavesACallAlone(Box box) throws IOException {
        String caller =
                loopback.json("registrations").getString("find { it.extension == '1000' }.source.split(':')[0]");
        String password = loopback.api()
                .get("/api/v1/site/phones.csv?secrets=true")
                .asString()
                .lines()
                .filter(line -> line.startsWith("1000,"))
                .map(line -> line.split(",")[2])
                .findFirst()
                .orElseThrow();
        InetSocketAddress sip =
                new InetSocketAddress("127.66.0.1", Integer.parseInt(loopback.settings.get("DIALTONE_SIP_PORT")));
        long revision;
        try (LabCaller call = new LabCaller(sip, caller, "1000", password, "1001")) {
            revision = changed("extensions/1001", "{\"name\": \"Terrace\"}").getLong("revision");
            box.await(60, () -> progress(revision).getString("says").equals("0 of 1 have it, 1 in a call"));
        }
        box.await(60, () -> progress(revision).getString("says").equals("1 of 1 have it"));
    }

    /** Another VLAN makes every phone begin anew. */
    private void asksBeforeARestart(Box box) {
        String mac = loopback.json("site/phones").getString("[3].mac");
        JsonPath dry = changed("phones/" + mac + "?dryRun=true", "{\"settings\": {\"vlan\": \"20\"}}");
        assertEquals("restart", dry.getString("tells.because"));
        assertEquals(List.of(mac), dry.getList("tells.asks"));
        assertEquals(List.of(mac), dry.getList("tells.restarts"));
        long revision =
                changed("phones/" + mac, "{\"settings\": {\"vlan\": \"20\"}}").getLong("revision");
        box.await(60, () -> progress(revision).getString("state").equals("asks"));
        assertEquals(true, progress(revision).getBoolean("lacking[0].restarts"));
        tell(revision, "now");
        box.await(60, () -> progress(revision).getString("says").equals("1 of 1 have it"));
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
