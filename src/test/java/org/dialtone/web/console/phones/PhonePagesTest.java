package org.dialtone.web.console.phones;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.recorder.DhcpTap;
import org.dialtone.recorder.Recorder;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.SignedIn;
import org.dialtone.web.console.Stories;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PhonePagesTest extends SignedIn {

    @Inject
    JournalBook book;

    @Inject
    Recorder recorder;

    @Test
    void theListShowsEachPhoneItsBarAndWhatHindersIt() {
        MacAddress reception = MacAddress.of("00:15:65:00:00:01");
        Instant now = Instant.now();
        new Stories(book).boots(reception, "127.66.1.4", "1001", now.minusSeconds(20));
        house.lease(reception, "127.66.1.4", now, now.plusSeconds(7 * 86_400));
        book.record(Entry.of(
                        now, MacAddress.of("00:04:13:99:00:02"), Event.FILE_REFUSED_UNKNOWN_PHONE, Ip4.of("127.66.1.9"))
                .file("snom.htm", 403));
        reader().get("/console/?q=00:15:65:00:00:01")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Reception"),
                        containsString(">1001<"),
                        containsString("127.66.1.4"),
                        containsString("Boot: DISCOVER done, OFFER done"),
                        containsString("Registered"),
                        not(containsString("00:15:65:00:00:02"))));
        reader().get("/console/?show=stuck")
                .then()
                .body(allOf(
                        containsString("Unknown phone"),
                        containsString("not in the site file"),
                        containsString("It asked for snom.htm and was refused"),
                        containsString("CONFIG: failed")));
        reader().get("/console/?q=no-such-phone").then().body(containsString("Nothing here matches"));
    }

    @Test
    void whatAPhoneSaidIsSavedFromItsPageWithoutSecrets() {
        MacAddress mac = MacAddress.of("00:15:65:00:00:01");
        String token = site.plans().provision().root().token();
        DhcpMessage discover = DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .mac(mac)
                .option(Code.VENDOR_CLASS, ("yealink " + token).getBytes(StandardCharsets.US_ASCII))
                .build();
        new DhcpTap(recorder, Instant::now).heard(discover, discover.encode(), Ip4.ANY, Ip4.of("127.66.0.1"));
        reader().get("/console/phones/001565000001/recording")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Recording of <code>00:15:65:00:00:01</code>"),
                        containsString("/api/v1/phones/001565000001/capture?boot=1"),
                        containsString("/api/v1/phones/001565000001/recording.pcapng")));
        reader().get("/console/phones/0015650000fe/recording").then().body(containsString("Nothing recorded"));
        String capture = "/api/v1/phones/001565000001/capture";
        reader().get(capture)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("60 vendor-class-identifier: yealink ****************"),
                        not(containsString(token))));
        reader().get(capture + "?boot=9").then().statusCode(404);
        String packets = "/api/v1/phones/001565000001/recording.pcapng";
        assertFalse(reader().get(packets).asString().contains(token));
        assertTrue(reader().get(packets + "?secrets=true").asString().contains(token), "an admin in person");
        reader().get("/console/packs").then().body(containsString("not yet seen on a real phone"));
        reader().get("/api/v1/packs").then().body("seen", everyItem(nullValue()));
    }

    @Test
    void namesAreTextAndNothingElse() {
        reader().get("/console/?q=bar")
                .then()
                .body(allOf(
                        containsString("&lt;b&gt;Bar&lt;/b&gt;"),
                        not(containsString("<b>Bar")),
                        containsString("Harbour &lt;Hotel&gt;")));
        reader().queryParam("q", "\"><script>x</script>")
                .get("/console/")
                .then()
                .body(not(containsString("<script>x")));
    }

    @Test
    void aPhonesPageTellsItsJourneyInWords() {
        MacAddress mac = MacAddress.of("00:15:65:00:00:02");
        Instant at = Instant.parse("2026-11-24T06:31:02Z");
        new Stories(book).boots(mac, "127.66.1.5", "1002", at);
        house.lease(mac, "127.66.1.5", at, at.plusMillis(960).plusSeconds(7 * 86_400));
        book.record(Entry.of(at.plusSeconds(5), mac, Event.FILE_MISSING, Ip4.of("127.66.1.5"))
                .file("ring.wav", 404));
        reader().get("/console/phones/00-15-65-00-00-02")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("08:31:02.040"),
                        containsString("9.00 s"),
                        containsString("It does without: it got its file."),
                        not(containsString("status 404")),
                        containsString("asked for an address"),
                        containsString("got 127.66.1.5."),
                        containsString("For 7 days."),
                        containsString("fetched 001565000002.cfg"),
                        containsString("registered 1002"),
                        containsString("24 Nov 2026")));
    }

    @Test
    void aPhoneThatWasNeverHeardSaysWhatToDo() {
        reader().get("/console/phones/020000000088")
                .then()
                .statusCode(404)
                .body(allOf(containsString("There is no phone 020000000088"), containsString("label on the phone")));
        reader().get("/console/elsewhere").then().statusCode(404).body(containsString("Show all phones"));
    }

    @Test
    void aPhoneIsToldFromItsPage() {
        house.wishes.clear();
        house.wordless = false;
        reader().get("/console/phones/001565000001").then().statusCode(200).body(containsString("Fetch files again"));
        reader().formParam("act", "reboot")
                .post("/console/phones/001565000001/resync")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/phones/001565000001"));
        house.wordless = true;
        reader().formParam("act", "provision")
                .post("/console/phones/001565000002/resync")
                .then()
                .statusCode(409)
                .body(containsString("phones have no event for this"));
        assertEquals(List.of("REBOOT 001565000001", "PROVISION 001565000002"), house.wishes);
    }

    @Test
    void theListIsToldFromAPageThatShowsHowFarItHasCome() {
        reader().get("/console/resync?q=1002&show=all")
                .then()
                .statusCode(200)
                .body(containsString("Resync or restart 1 phone<"));
        reader().formParam("q", "")
                .formParam("show", "all")
                .formParam("act", "provision")
                .post("/console/resync")
                .then()
                .statusCode(303);
        reader().get("/console/resync")
                .then()
                .statusCode(200)
                .body(
                        containsString("0 of 2 phones accepted the resync, sent to 0"),
                        containsString("Cancel the rest"));
        reader().formParam("act", "cancel").post("/console/resync").then().statusCode(303);
        reader().get("/console/resync").then().statusCode(200).body(containsString("Cancelled: 0 of 2"));
    }

    @Test
    void theListIsNarrowedByItsUrlAndKeepsIt() {
        reader().get("/console/?q=00:15:65:00:00:0&sort=extension&reversed=true&page=9")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("id=\"phone-001565000001\""),
                        containsString("value=\"extension\" selected"),
                        containsString("show=attention&amp;sort=extension&amp;reversed=true"),
                        containsString("/console/live?q=00%3A15%3A65%3A00%3A00%3A0")));
        reader().get("/console/?vendor=none-such")
                .then()
                .body(allOf(
                        containsString("Nothing here matches"),
                        containsString("value=\"none-such\" selected"),
                        not(containsString("id=\"phone-"))));
    }

    @Test
    void selectedPhonesAloneAreResynced() {
        reader().get("/console/resync?chosen=true&mac=001565000002&mac=020000000088")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Resync or restart 1 phone<"),
                        containsString("name=\"macs\" value=\"001565000002\"")));
        reader().get("/console/resync?chosen=true")
                .then()
                .body(allOf(containsString("No phone is selected"), not(containsString("Phones a second"))));
        reader().get("/console/resync?q=1002")
                .then()
                .body(allOf(
                        containsString("Resync or restart 1 phone<"),
                        containsString("action=\"/console/resync?q=1002&amp;show=all\"")));
    }
}
