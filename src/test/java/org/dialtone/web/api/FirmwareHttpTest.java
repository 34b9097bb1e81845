package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.dialtone.app.TestSite;
import org.dialtone.journal.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Firmware is put by operators, and fetched by phones. */
@QuarkusTest
@TestProfile(WholeBox.class)
@Timeout(120)
class FirmwareHttpTest extends PhoneHttpRig {

    @Test
    void firmwareIsPutAndServedAndNotDeletedWhileItIsUsed() throws IOException {
        byte[] rom = new byte[12 << 20];
        rom[0] = 'r';
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom")
                .then()
                .statusCode(409)
                .body("error", containsString("yealink"));
        assertEquals(404, status(raw("127.66.1.1", "GET /firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\n\r\n")));
        api().body(rom)
                .put("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom")
                .then()
                .statusCode(200)
                .body("size", equalTo(rom.length))
                .body("usedBy", hasItems("yealink"));
        String answer = raw(
                "127.66.1.1",
                "GET /provision/R2Xu8aVV20Jka/firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\nRange: bytes=0-0\r\n\r\n");
        assertEquals(206, status(answer));
        assertTrue(answer.endsWith("\r\n\r\nr"), answer);
        assertEquals(403, status(raw("127.66.1.2", "GET /firmware/T46S%28T48S%29-66.86.0.15.rom HTTP/1.0\r\n\r\n")));
        assertEquals(Step.FIRMWARE, book.entries(PHONE).getLast().step());
        api().get("/api/v1/firmware").then().statusCode(200).body("name", hasItems("T46S(T48S)-66.86.0.15.rom"));
        assertTrue(TestSite.apply(site, SITE.formatted("")).ok());
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(204);
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(404);
    }

    /** The box sends firmware in slices, as fast as the phone reads; a phone that goes away leaves no open file. */
    @Test
    @Timeout(120)
    void firmwareComesWholeOrInPartsAfterAnotherClientLeft() throws Exception {
        byte[] rom = new byte[(3 << 20) + 12_345];
        new Random(66).nextBytes(rom);
        String image = new String(rom, StandardCharsets.ISO_8859_1);
        String name = "/firmware/T46S%28T48S%29-66.86.0.15.rom";
        api().body(rom).put("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(200);
        try (Socket leaves = connected("127.66.1.1")) {
            leaves.getOutputStream().write(("GET " + name + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(leaves.getInputStream().readNBytes(100_000).length == 100_000);
        }
        assertEquals(image, body(raw("127.66.1.1", "GET " + name + " HTTP/1.0\r\n\r\n")));
        assertEquals(
                image.substring(70_000, 2_900_001),
                body(raw("127.66.1.1", "GET " + name + " HTTP/1.0\r\nRange: bytes=70000-2900000\r\n\r\n")));
        assertEquals(
                image.substring(image.length() - 5),
                body(raw(
                        "127.66.1.1",
                        "GET " + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=-5\r\n\r\n")));
        while (isOpen("T46S(T48S)-66.86.0.15.rom")) {
            Thread.sleep(20);
        }
        assertTrue(TestSite.apply(site, SITE.formatted("")).ok());
        api().delete("/api/v1/firmware/T46S(T48S)-66.86.0.15.rom").then().statusCode(204);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static boolean isOpen(String name) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : descriptors) {
                if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).endsWith(name)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException _) {
            // Another file was closed meanwhile.
            return isOpen(name);
        }
    }

    @Test
    void onlyOperatorsPutFirmware() throws IOException {
        given().body(new byte[10]).put("/api/v1/firmware/x.rom").then().statusCode(401);
        api().body(new byte[10]).put("/api/v1/firmware/.hidden").then().statusCode(400);
        api().body(new byte[0]).put("/api/v1/firmware/x.rom").then().statusCode(400);
        assertEquals(
                413,
                status(raw(
                        "127.66.1.1",
                        "PUT /api/v1/site HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("admin:" + WholeBox.PASSWORD).getBytes(StandardCharsets.UTF_8))
                                + "\r\nContent-Length: 11534336\r\n\r\n")));
        assertEquals(
                413,
                status(raw(
                        "127.66.1.1", "POST /console/login HTTP/1.1\r\nHost: x\r\nContent-Length: 11534336\r\n\r\n")));
    }
}
