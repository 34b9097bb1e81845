package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dialtone.app.Release;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.LoginLimit;
import org.dialtone.web.login.LoginTrial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
public class PagesTest {

    private static final String SITE = """
        dialtone: 1
        site: {name: "Harbour <Hotel>", timezone: Europe/Athens}
        extensions:
          - {number: "1001", name: Reception}
          - {number: "1002", name: "<b>Bar</b>"}
        phones:
          - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
          - {mac: "00:15:65:00:00:02", vendor: yealink, lines: ["1002"]}
        """;

    @Inject
    JournalBook book;

    @Inject
    ConsoleHouse house;

    @Inject
    SiteBook site;

    @Inject
    LoginLimit limit;

    @Inject
    RogueWatch rogues;

    private String cookie;

    @BeforeEach
    void logIn() {
        TestSite.apply(site, SITE);
        house.leases.clear();
        house.bindings.clear();
        cookie = login(ConsoleProfile.PASSWORD, "/console/")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
    }

    @AfterEach
    void nothingWasReadByReflection() {
        assertEquals(Set.of(), ReflectedParts.reached());
    }

    @Test
    void requestsWithoutLoginMaySendLittle() {
        given().redirects()
                .follow(false)
                .formParam("name", "a".repeat(20_000))
                .formParam("password", "b")
                .post("/console/login")
                .then()
                .statusCode(413);
    }

    /** Bcrypt takes long, and the database has few connections. */
    @Test
    void manyLoginsAtOnceAreAnsweredInWordsAndFewAreCompared() throws Exception {
        List<Callable<Integer>> attempts = Collections.nCopies(
                40,
                () -> given().auth()
                        .preemptive()
                        .basic("admin", "wrong")
                        .get("/api/v1/phones")
                        .statusCode());
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    each.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertEquals(Set.of(401, 429), Set.copyOf(answers));
            assertTrue(Collections.frequency(answers, 401) < 25, answers::toString);
        } finally {
            limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
        }
    }

    public static Response login(String password, String to) {
        return given().redirects()
                .follow(false)
                .formParam("name", "admin")
                .formParam("password", password)
                .formParam("to", to)
                .post("/console/login");
    }

    private RequestSpecification reader() {
        return given().redirects().follow(false).cookie(ConsoleAuthentication.COOKIE, cookie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/phones/001565000001",
                "/console/site",
                "/console/leases",
                "/console/leases/10.66.1.4",
                "/console/calls",
                "/console/alarms",
                "/console/network",
                "/console/password",
                "/console/nothing"
            })
    void everyPageAsksForALoginFirst(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/login?to="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/console.css",
                "/console/assets/console.js",
                "/console/assets/dialtone.svg",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/htmx-ext-sse/sse.js",
                "/webjars/picocss__pico/css/pico.min.css",
                "/console/login"
            })
    void theLoginAndItsPartsAreOpen(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void theBoxesNameAloneLeadsToTheConsole() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/console/"));
    }

    @Test
    void aLoginLeadsToThePageThatWasWanted() {
        Response answer = login(ConsoleProfile.PASSWORD, "/console/phones/001565000001");
        answer.then()
                .statusCode(303)
                .header("Location", endsWith("/console/phones/001565000001"))
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString("HttpOnly"),
                                containsString("SameSite=Strict"),
                                not(containsString("Secure"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/console/",
                "//elsewhere.example/",
                "/console//elsewhere.example",
                "/api/v1/site",
                "/console/\\x"
            })
    void aLoginLeadsNowhereElse(String to) {
        login(ConsoleProfile.PASSWORD, to).then().statusCode(303).header("Location", endsWith("/console/"));
    }

    @Test
    void aLogOutEndsTheSession() {
        reader().get("/console/").then().statusCode(200);
        reader().post("/console/logout").then().statusCode(303).header("Location", endsWith("/console/login"));
        reader().get("/console/").then().statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site",
        "Origin,https://elsewhere.example",
        "Origin,null"
    })
    void anotherSitesPageChangesNothing(String header, String value) {
        reader().header(header, value)
                .post("/console/logout")
                .then()
                .statusCode(403)
                .body(containsString("another site"));
        reader().header(header, value).body(SITE).put("/api/v1/site").then().statusCode(403);
        reader().urlEncodingEnabled(false)
                .header(header, value)
                .post("/%63onsole/logout")
                .then()
                .statusCode(403);
        reader().get("/console/").then().statusCode(200);
    }

    @Test
    void ownPagesMayChangeThings() {
        reader().header("Sec-Fetch-Site", "same-origin")
                .formParam("yaml", SITE)
                .formParam("act", "check")
                .post("/console/site")
                .then()
                .statusCode(200);
    }

    @Test
    void pagesRunNothingButTheirOwn() {
        reader().get("/console/")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'self'"), containsString("frame-ancestors 'none'")))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theFootOfAPageTellsTheReleaseAfterTheLogin() {
        String says = "Dialtone " + Release.read().says();
        reader().get("/console/calls").then().statusCode(200).body(containsString(says));
        given().get("/console/login").then().statusCode(200).body(not(containsString(says)));
    }

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
        reader().get("/console/phones/00-15-65-00-00-02")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("08:31:02"),
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
    void theSiteFileIsCheckedBeforeItIsApplied() {
        reader().get("/console/site")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Reception"), containsString("textarea")));
        reader().formParam("yaml", "dialtone: 1\nsite: {nmae: x}\n")
                .formParam("act", "apply")
                .formParam("revision", site.revision())
                .post("/console/site")
                .then()
                .statusCode(422)
                .body(allOf(containsString("Nothing was changed"), containsString("2:"), containsString("nmae")));
        reader().formParam("yaml", SITE.replace("Reception", "Front Desk"))
                .formParam("act", "check")
                .post("/console/site")
                .then()
                .statusCode(200)
                .body(containsString("No fault"));
        reader().get("/console/?q=1001").then().body(containsString("Reception"));
        reader().formParam("yaml", SITE.replace("Reception", "Front Desk"))
                .formParam("act", "apply")
                .formParam("revision", site.revision())
                .post("/console/site")
                .then()
                .statusCode(200)
                .body(containsString("Applied"));
        reader().get("/console/?q=1001").then().body(containsString("Front Desk"));
    }

    @Test
    void leasesAreListedWithTheirHoldersAndSearched() {
        Instant at = Instant.parse("2026-11-24T06:31:02Z");
        reader().get("/console/leases").then().statusCode(200).body(containsString("No leases yet"));
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                at,
                Instant.now().plusSeconds(7 * 86_400));
        house.lease(MacAddress.of("00:04:13:99:00:02"), "127.66.1.9", at, at.plusSeconds(60));
        reader().get("/console/leases")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<strong>1</strong> address in use"),
                        containsString("127.66.1.4"),
                        containsString("Reception"),
                        containsString("in use"),
                        containsString("24 Nov 2026, 08:31:02"),
                        containsString("127.66.1.9"),
                        containsString("expired")));
        reader().get("/console/leases?q=reception")
                .then()
                .body(allOf(containsString("lease-127.66.1.4"), not(containsString("lease-127.66.1.9"))));
        reader().get("/console/leases?show=expired")
                .then()
                .body(allOf(containsString("lease-127.66.1.9"), not(containsString("lease-127.66.1.4"))));
        reader().get("/console/leases?q=nobody").then().body(containsString("Nothing here matches"));
    }

    @Test
    void anAddressIsReservedForItsHolderOrSaysWhyNot() {
        TestSite.apply(
                site,
                SITE + "dhcp: {scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]}\n");
        MacAddress holder = MacAddress.of("00:15:65:00:00:01");
        house.lease(holder, "127.66.1.4", Instant.now(), Instant.now().plusSeconds(3_600));
        house.lease(
                MacAddress.of("00:15:65:00:00:02"),
                "127.99.1.4",
                Instant.now(),
                Instant.now().plusSeconds(3_600));
        reader().get("/console/leases/127.66.1.4")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Who had it"), containsString("Reserve for this holder")));
        reader().post("/console/leases/127.66.1.4/reserve")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("is reserved for " + holder), not(containsString("Reserve for this holder"))));
        reader().get("/console/site").then().body(containsString("address: 127.66.1.4"));
        reader().post("/console/leases/127.99.1.4/reserve")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was changed"));
        reader().post("/console/leases/127.66.1.77/release")
                .then()
                .statusCode(409)
                .body(containsString("Nobody holds 127.66.1.77"));
        reader().post("/console/leases/elsewhere/reserve")
                .then()
                .statusCode(404)
                .body(containsString("There is no lease of elsewhere"));
    }

    @Test
    void theNetworkPageTellsLinksScopesAndWhatAPhoneWouldBeOffered() {
        TestSite.apply(site, SITE.replace("Athens}", "Athens, serverAddress: 127.66.0.1}") + """
            dhcp:
              options: {domain-name: "harbour.test"}
              scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.4]}]
            """);
        reader().get("/console/network")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("relay agents only"),
                        containsString("127.66.0.0/16"),
                        containsString("4 of 4 free"),
                        not(containsString("domain-name"))));
        reader().get("/console/network?mac=00:15:65:00:00:01&giaddr=127.66.0.1")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("127.66.1.1"),
                        containsString("yealink"),
                        containsString("harbour.test"),
                        containsString("global"),
                        containsString("protocol")));
        reader().get("/console/network")
                .then()
                .body(
                        containsString("10.77.0.9"),
                        containsString("10.66.3.3"),
                        containsString("list both addresses"),
                        containsString("only with switches under relays"));
        reader().get("/console/network?mac=nonsense").then().statusCode(200).body(containsString("not a MAC address"));
    }

    @Test
    void anotherDhcpServerIsTheFirstThingOnEveryPage() {
        rogues.install(OtherServers.REFUSED, Map.of("voice0", false));
        try {
            rogues.heard(
                    "voice0",
                    new OtherServer(
                            Ip4.of("192.168.1.1"),
                            Ip4.of("192.168.1.1"),
                            MacAddress.of("02:00:00:00:00:0f"),
                            "192.168.1.20 for 1 day"),
                    Set.of());
            reader().get("/console/")
                    .then()
                    .body(allOf(
                            containsString("role=\"alert\""),
                            containsString("another DHCP server 192.168.1.1"),
                            containsString("voice0")));
            reader().get("/console/network")
                    .then()
                    .body(allOf(containsString("192.168.1.20 for 1 day"), containsString("02:00:00:00:00:0f")));
        } finally {
            rogues.install(OtherServers.REFUSED, Map.of());
        }
        reader().get("/console/").then().body(not(containsString("another DHCP server")));
    }

    @Test
    void theCallsPageSaysWhenThereIsNone() {
        reader().get("/console/calls")
                .then()
                .statusCode(200)
                .body(allOf(containsString("No call now"), containsString("No call has ended yet")));
    }

    @Test
    void aWrongPasswordIsToldAndSlowedDown() {
        try {
            login("wrong", "")
                    .then()
                    .statusCode(401)
                    .header("Set-Cookie", nullValue())
                    .body(containsString("match"));
            IntStream.range(0, 9).forEach(i -> limit.failed(LoginTrial.known("admin", "127.0.0.1")));
            login(ConsoleProfile.PASSWORD, "")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("\\d+"))
                    .body(containsString("too many failed or wait"));
            given().auth()
                    .preemptive()
                    .basic("admin", ConsoleProfile.PASSWORD)
                    .get("/api/v1/phones")
                    .then()
                    .statusCode(429)
                    .body("error", containsString("127.0.0.1"));
        } finally {
            limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
        }
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
                .body(containsString("no word for this"));
        assertEquals(List.of("REBOOT 001565000001", "PROVISION 001565000002"), house.wishes);
    }

    @Test
    void theListIsToldFromAPageThatShowsHowFarItHasCome() {
        reader().get("/console/resync?q=1002&show=all").then().statusCode(200).body(containsString("Tell 1 phone<"));
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
                        containsString("0 of 2 phones told to fetch their files again"),
                        containsString("Cancel the rest"));
        reader().formParam("act", "cancel").post("/console/resync").then().statusCode(303);
        reader().get("/console/resync").then().statusCode(200).body(containsString("Cancelled: 0 of 2"));
    }
}
