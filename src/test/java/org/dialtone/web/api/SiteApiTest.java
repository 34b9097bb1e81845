package org.dialtone.web.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class SiteApiTest extends HotelApi {

    @Test
    void aFaultyFileChangesNothing() {
        String before = operator()
                .get("/api/v1/site")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();
        operator()
                .contentType("application/yaml")
                .body("dialtone: 1\nsite: {nmae: Ship}\n".getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(422)
                .body("applied", equalTo(false))
                .body("findings.find { it.severity == 'FAULT' }.line", equalTo(2))
                .body("findings.find { it.severity == 'FAULT' }.says", containsString("nmae"));
        assertEquals(before, operator().get("/api/v1/site").asString());
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        String changed = SITE.replace("Reception", "Front Desk");
        operator()
                .contentType("text/plain")
                .body(changed)
                .put("/api/v1/site?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("changes", containsString("extensions"));
        operator().get("/api/v1/extensions").then().body("[0].name", equalTo("Reception"));
        operator()
                .contentType("application/yaml")
                .body(changed.getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        operator().get("/api/v1/extensions").then().body("[0].name", equalTo("Front Desk"));
    }

    @Test
    void aTableIsTriedThenImportedAndExported() {
        String table = "\ufeffnumber;name;mac\r\n1002;Bar;0015.6500.0002\r\n";
        operator()
                .contentType("text/csv; charset=UTF-8")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("rows[0].extension", equalTo("ADDED"))
                .body("rows[0].phone", equalTo("ADDED"))
                .body("tells.now", equalTo(List.of()))
                .body("tells.restarts", equalTo(List.of()));
        operator().get("/api/v1/extensions").then().body("number", not(hasItem("1002")));
        operator()
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("changes", equalTo("extensions 1 added; phones 1 added"));
        String out = operator()
                .get("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertTrue(out.contains("1002,Bar,,,00:15:65:00:00:02,"), out);
        operator()
                .contentType("text/csv")
                .body(out.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .body("changes", equalTo("nothing changes"));
        operator()
                .contentType("text/csv")
                .body("number,name,mac\n1003,Pub,\n1.57E+11,x,\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("applied", equalTo(false))
                .body("findings[0].line", equalTo(3))
                .body("rows[1].extension", equalTo("REFUSED"));
        operator()
                .contentType("text/csv")
                .body("number,name,mac,vendor\n1.57E+11,x,00:15:65:00:00:08,\n1003,Pub,00:15:65:00:00:09,acme\n"
                        .getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv?dryRun=true")
                .then()
                .statusCode(422)
                .body("findings.line", equalTo(List.of(2, 3)))
                .body("findings[1].says", containsString("acme"))
                .body("rows.phone", equalTo(List.of("REFUSED", "REFUSED")));
        operator()
                .contentType("text/csv")
                .body("number,mac\n1003,00:15:65:00:00:02\n1003,001565000002\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("findings[0].says", equalTo("row 2 has 1003 on 00:15:65:00:00:02 already"));
        String book = "name;number;number2;group\r\nTaxi;030 123;0171;Outside\r\n";
        operator()
                .contentType("text/csv")
                .body(book.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false));
        operator()
                .contentType("text/csv")
                .body(book.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        assertEquals(
                "name,number,number2,number3,group\r\nTaxi,030123,0171,,Outside\r\n",
                operator()
                        .get("/api/v1/site/phonebook.csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        operator()
                .contentType("text/csv")
                .body("name,number,number2\nTaxi,1,1\nBar,,\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv")
                .then()
                .statusCode(422)
                .body("findings.line", equalTo(List.of(2, 3)));
        operator()
                .contentType("text/csv")
                .body(new byte[] {(byte) 0xff})
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("error", containsString("UTF-8"));
        operator().get("/api/v1/extensions").then().body("number", not(hasItem("1003")));
    }

    @Test
    void secretsAreExportedOnlyWhenAskedFor() {
        operator().get("/api/v1/site").then().body(not(containsString("password")));
        operator().get("/api/v1/site?secrets=true").then().body(containsString("password"));
    }
}
