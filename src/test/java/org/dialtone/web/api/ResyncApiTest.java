package org.dialtone.web.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ResyncApiTest extends HotelApi {

    @Test
    void aPhoneIsToldToFetchItsFilesAgain() {
        house.wishes.clear();
        house.wordless = false;
        operator()
                .post("/api/v1/phones/0015.6500.0001/resync")
                .then()
                .statusCode(202)
                .body("mac", equalTo("00:15:65:00:00:01"))
                .body("event", equalTo("check-sync"))
                .body("to", contains("127.66.1.4:5062"));
        operator().post("/api/v1/phones/001565000001/resync?reboot=true").then().statusCode(202);
        house.wordless = true;
        operator()
                .post("/api/v1/phones/001565000001/resync")
                .then()
                .statusCode(409)
                .body("error", equalTo("can't reach 00:15:65:00:00:01: its vendor's phones have no event for this"));
        operator().post("/api/v1/phones/0015650000ff/resync").then().statusCode(404);
        assertEquals(List.of("PROVISION 001565000001", "REBOOT 001565000001", "PROVISION 001565000001"), house.wishes);
    }

    @Test
    void aRoundOfManyPhonesCanBeCancelled() {
        wish("{}", 400).body("error", equalTo("no phone of the site is meant by this"));
        wish("{\"vendor\": \"yealnk\"}", 400)
                .body("error", equalTo("there is no vendor with the key yealnk"), "remedy", containsString("yealink"));
        wish("{\"all\": true, \"perSecond\": 0}", 400);
        wish("{\"everyone\": true}", 400);
        wish("{\"vendor\": \"YEALINK\", \"reboot\": true}", 202)
                .body("state", equalTo("running"))
                .body("reboot", equalTo(true))
                .body("perSecond", equalTo(2));
        wish("{\"all\": true}", 409).body("error", equalTo("a resync of many phones is running already"));
        operator().get("/api/v1/phones/resync").then().statusCode(200).body("told", equalTo(0));
        operator().delete("/api/v1/phones/resync").then().statusCode(200).body("state", equalTo("cancelled"));
    }

    private static ValidatableResponse wish(String body, int status) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/phones/resync")
                .then()
                .statusCode(status);
    }
}
