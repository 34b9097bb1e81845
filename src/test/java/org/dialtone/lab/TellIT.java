package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A phone that never asks by DHCP finds its files by PnP, and is asked later by NOTIFY to fetch them again. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TellIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String SITE = LabSite.listening()
            .token("LabToken0001")
            .extension("1001", "Reception")
            .with("phones: [{mac: \"" + MAC + "\", lines: [\"1001\"], addresses: [10.66.0.50]}]")
            .yaml();

    private static Lab lab;
    private static Path heard;
    private static Path reports;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/24", "phone0");
        // What it says of itself counts where it answers ARP.
        lab.onPhone("ip", "link", "set", "phone0", "address", MAC).must();
        lab.onPhone("ip", "addr", "add", "10.66.0.50/24", "dev", "phone0").must();
        reports = lab.folder.resolve("igmp");
        lab.start(lab.phoneSpace, reports, "tcpdump", "-i", "phone0", "-l", "-n", "-tt", "igmp");
        Box.await(120, reports, () -> Box.text(reports).contains("listening on phone0"));
        lab.box(SITE, Map.of());
        // The box reports ready without having joined the group, and the phone asks only once.
        Box.await(120, reports, () -> Box.text(reports).contains("10.66.0.1 > "));
        heard = lab.folder.resolve("phone.out");
        lab.start(
                lab.phoneSpace,
                heard,
                Packaged.java(),
                "-cp",
                System.getProperty("java.class.path"),
                PnpPhoneMain.class.getName(),
                "10.66.0.50",
                "phone0",
                "001565000001");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aPhoneHearsByPnpWhereItsFilesAre() {
        Box.await(120, heard, () -> Box.text(heard).contains("http://10.66.0.1/provision/LabToken0001/"));
        Box.await(120, heard, () -> "T46S".equals(lab.api.json("phones/" + MAC).getString("model")));
    }

    @Test
    @Order(2)
    void aPhoneThatNeverRegisteredIsToldToFetchItsFilesAgain() {
        JsonPath told = lab.api.json("phones/" + MAC + "/resync", "-X", "POST");
        assertEquals(List.of("10.66.0.50:5060"), told.getList("to"));
        Box.await(120, heard, () -> Box.text(heard).contains("Event: check-sync;reboot=false"));
        Box.await(120, heard, () -> statuses().equals(List.of("PNP null", "PNP 200", "NOTIFY null", "NOTIFY 200")));
    }

    @Test
    @Order(3)
    void healthTellsWherePnpIsHeard() {
        assertTrue(lab.api.health().contains("\"pnp on voice0\": \"heard\""));
    }

    /** A switch forgets a member that sends nothing for 260 s, and there is no router here that asks. */
    @Test
    @Order(4)
    void theSwitchIsToldAgainAndAgain() {
        Box.await(300, reports, () -> {
            List<Double> times = Box.text(reports)
                    .lines()
                    .filter(line -> line.contains("10.66.0.1 > "))
                    .map(line -> Double.valueOf(line.split(" ")[0]))
                    .toList();
            return !times.isEmpty() && times.getLast() - times.getFirst() > 15;
        });
    }

    private static List<String> statuses() {
        JsonPath journey = lab.api.journey(MAC);
        List<Map<String, Object>> steps = journey.getList("boots[-1].steps");
        return steps.stream()
                .map(step -> step.get("step") + " " + step.get("status"))
                .toList();
    }
}
