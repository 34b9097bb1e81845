package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.LogFolder;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Tokens;
import org.dialtone.app.Users.Operator;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.CallStories;
import org.dialtone.web.console.box.FakeMachines;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests the console in a real browser. With {@code SHOTS=FOLDER} in the environment it stores pictures of the pages
 * there.
 */
@Tag("browser")
@QuarkusTest
@TestProfile(ConsoleProfile.Browser.class)
class BrowserTest {

    /** Timeout in milliseconds. */
    private static final double PATIENCE = 120_000;

    private static final MacAddress LATE = MacAddress.of("00:04:13:00:00:02");

    @Inject
    JournalBook book;

    @Inject
    ConsoleHouse house;

    @Inject
    Fleet fleet;

    @Inject
    SiteBook site;

    @Inject
    PhoneRecords books;

    @Inject
    CallBook calls;

    @Inject
    Alarms alarms;

    @Inject
    LogFolder logs;

    @Inject
    Sessions sessions;

    @Inject
    FakeMachines machines;

    @Inject
    Tokens tokens;

    @TestHTTPResource("/console/")
    URI console;

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    @Test
    void anOperatorWatchesPhonesComeUp() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = open(browser, 1280, ColorScheme.LIGHT);
            // Uses the time of now, because the browser may start slowly and a phone's state depends on how long it has
            // waited.
            furnish(Instant.now());
            logIn(page);
            watch(page);
            findOne(page);
            openOne(page);
            look(browser);
            tour(browser);
            handOver(browser);
        }
        assertEquals(List.of(), faults);
        assertEquals(Set.of(), ReflectedParts.reached());
    }

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setTimeout(PATIENCE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private Page open(Browser browser, int width, ColorScheme scheme) {
        return open(browser, width, scheme, "en-GB");
    }

    private Page open(Browser browser, int width, ColorScheme scheme, String locale) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale(locale));
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().matches(".*status of 4(09|22) .*")) {
                faults.add(message.text() + " " + message.location() + " " + page.url());
            }
        });
        return page;
    }

    private void logIn(Page page) {
        page.navigate(console.toString());
        shoot(page, "login");
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(ConsoleProfile.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("12 of 15 phones registered");
    }

    private void watch(Page page) {
        Locator row = page.locator("#phone-" + LATE.plain());
        assertThat(row).containsText("Configured");
        shoot(page, "list-light");
        house.bind("1014", "127.66.1.14", Instant.now());
        new Stories(book).registers(LATE, "127.66.1.14", "1014", Instant.now());
        assertThat(row).containsText("Registered");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("13 of 15 phones registered");
    }

    private void findOne(Page page) {
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search phones")).isFocused();
        page.keyboard().type("kitchen");
        assertThat(page.locator(".phone")).hasCount(1);
        shoot(page, "search");
        page.getByLabel("Search phones").fill("");
        assertThat(page.locator(".phone")).hasCount(15);
    }

    private void openOne(Page page) {
        MacAddress unknown = MacAddress.of("00:15:65:99:99:99");
        page.locator("#open-" + unknown.plain()).click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Unknown phone");
        assertThat(page.getByLabel("Diagnosis")).containsText("was refused");
        shoot(page, "phone-stuck");
        book.record(Entry.of(Instant.now(), unknown, Event.FILE_MISSING, Ip4.of("127.66.1.99"))
                .file("y000000000000.boot", 404));
        assertThat(page.locator(".told").first()).containsText("y000000000000.boot");
        page.navigate(console.resolve("/console/phones/001565000001").toString());
        assertThat(page.locator(".boot")).hasCount(2);
        shoot(page, "phone");
        page.navigate(console.resolve("/console/site").toString());
        shoot(page, "site");
        lookAround(page);
    }

    private void lookAround(Page page) {
        page.navigate(console.resolve("/console/leases").toString());
        assertThat(page.locator("tbody tr")).hasCount(14);
        page.keyboard().press("/");
        page.keyboard().type("127.66.1.99");
        assertThat(page.locator("tbody tr")).hasCount(1);
        shoot(page, "leases");
        page.locator("tbody a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("127.66.1.99");
        shoot(page, "lease");
        page.navigate(console.resolve("/console/calls").toString());
        shoot(page, "calls");
        page.navigate(console.resolve("/console/network").toString());
        page.getByLabel("MAC").fill("00:15:65:00:00:01");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask"))
                .click();
        assertThat(page.locator(".offer tbody tr").first()).isVisible();
        shoot(page, "network");
    }

    /** An alarm leads to the machines that share the database, and one of these takes over. */
    private void handOver(Browser browser) {
        Page page = open(browser, 1280, ColorScheme.LIGHT);
        enter(page, new Operator("admin", Role.ADMIN, false));
        machines.processes.all = FakeProcesses.THREE;
        alarms.raise(Event.BOX_TOOK_OVER, "c", Details.of(Detail.MACHINE, "c"));
        page.navigate(console.resolve("/console/attention").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See the machines"))
                .click();
        page.waitForURL("**/console/box#machines");
        Locator rows = page.locator("#machines ~ .sheet").first().locator("tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("this one");
        shoot(page, "machines");
        machinesOnANarrowScreen(browser);
        page.onceDialog(Dialog::accept);
        rows.nth(1)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hand over now"))
                .click();
        assertThat(page.locator("main")).containsText("b takes over. This machine starts anew");
        assertEquals(List.of(Optional.of("id-b")), machines.processes.handed);
    }

    private void machinesOnANarrowScreen(Browser browser) {
        Page narrow = open(browser, 390, ColorScheme.DARK, "de-DE");
        enter(narrow, new Operator("admin", Role.ADMIN, false));
        narrow.navigate(console.resolve("/console/box").toString());
        assertThat(narrow.locator("#machines")).hasText("Maschinen");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        assertEquals(List.of(), Axe.findings(narrow));
        shoot(narrow, "machines-390-de");
    }

    /** Axe finds a fault where there is one. */
    private static void findsAFault(Browser browser) {
        Page page = browser.newPage();
        page.setContent("<html lang='en'><title>x</title><main><img src='data:,'></main></html>");
        assertEquals(List.of("image-alt img"), Axe.findings(page));
    }

    private void look(Browser browser) {
        findsAFault(browser);
        Page dark = open(browser, 1280, ColorScheme.DARK);
        logInAgain(dark);
        shoot(dark, "list-dark");
        dark.navigate(console.resolve("/console/phones/001565999999").toString());
        shoot(dark, "phone-dark");
        Page narrow = open(browser, 390, ColorScheme.LIGHT);
        logInAgain(narrow);
        shoot(narrow, "list-390");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        narrow.navigate(console.resolve("/console/phones/001565000001").toString());
        shoot(narrow, "phone-390");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
    }

    private void tour(Browser browser) throws Exception {
        MacAddress reception = MacAddress.of("00:15:65:00:00:01");
        books.windows().open(reception, Duration.ofMinutes(30));
        books.places().settle(reception, "port \"Gi1/0/7\" of switch \"floor-2\"");
        books.pendingPhones().welcome(MacAddress.of("00:15:65:99:99:99"));
        logs.keep(reception, "001565000001-boot.log", new byte[40_000]);
        new CallStories(calls).tell();
        alarms.raise(
                Event.CALL_EMERGENCY_UNANSWERED,
                "1001",
                Details.of(Detail.CALLED, "112")
                        .with(Detail.EXTENSION, "1001")
                        .with(Detail.ADDRESS, Ip4.of("127.66.1.1")));
        tokens.make("scope-of-old", null);
        site.changeFolder(TestSite.WHO, Duration.ofHours(24));
        Page page = open(browser, 1280, ColorScheme.LIGHT);
        logInAgain(page);
        new PageTour(page, console, BrowserTest::shoot).acts();
        // Playwright's objects belong to the thread that made them.
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Void> beside = threads.submit(this::visitsInGerman);
            visitsInFrench(browser);
            beside.get();
        }
        Page viewer = open(browser, 1280, ColorScheme.LIGHT);
        enter(viewer, new Operator("vera", Role.VIEWER, false));
        new PageTour(viewer, console, BrowserTest::shoot).looksOn();
        new JobTour(page, console, BrowserTest::shoot).all();
        new NetworkJobs(page, console, BrowserTest::shoot).all();
        TestSite.apply(site, "dialtone: 1\nsite: {name: Harbour Hotel, timezone: Europe/Athens}\n");
        new StartJobs(page, console, BrowserTest::shoot).all();
    }

    private void visitsInFrench(Browser browser) {
        Page dark = open(browser, 1280, ColorScheme.DARK);
        logInAgain(dark);
        dark.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Français"))
                .click();
        assertThat(dark.locator("html")).hasAttribute("lang", "fr");
        new PageTour(dark, console, BrowserTest::shoot).visits("dark-fr");
    }

    /** On a narrow screen, because German words are the longest. */
    private Void visitsInGerman() {
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page narrow = open(browser, 390, ColorScheme.LIGHT, "de-CH");
            enter(narrow, new Operator("admin", Role.ADMIN, false));
            new PageTour(narrow, console, BrowserTest::shoot).visits("390-de");
            assertThat(narrow.locator("html")).hasAttribute("lang", "de");
            return null;
        }
    }

    private void enter(Page page, Operator operator) {
        page.context()
                .addCookies(List.of(
                        new Cookie(ConsoleAuthentication.COOKIE, sessions.begin(operator)).setUrl(console.toString())));
    }

    private void logInAgain(Page page) {
        page.navigate(console.toString());
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(ConsoleProfile.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.locator(".phone")).hasCount(15);
    }

    private static void shoot(Page page, String name) {
        String folder = System.getenv("SHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    /**
     * Makes the demo site: twelve phones are up, one waits at registration, one has only an offer, and the box refuses
     * a stranger.
     */
    private void furnish(Instant now) throws Exception {
        TestSite.apply(
                site,
                new String(
                                BrowserTest.class
                                        .getResourceAsStream("/demo-site.yaml")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("provisioning: {", "provisioning: {window: 30m, "));
        Stories stories = new Stories(book);
        fleet.configure(site.plans().provision().phones().values().stream()
                .collect(Collectors.toMap(
                        Phone::mac, phone -> new Identity(phone.vendor(), phone.model(), null, Certainty.CONFIGURED))));
        List<Phone> phones = site.plans().provision().phones().values().stream()
                .sorted((one, other) -> one.lines()
                        .getFirst()
                        .number()
                        .compareTo(other.lines().getFirst().number()))
                .toList();
        stories.boots(phones.getFirst().mac(), "127.66.1.1", "1001", now.minusSeconds(7_500));
        for (int i = 0; i < 12; i++) {
            String address = "127.66.1." + (i + 1);
            String user = phones.get(i).lines().getFirst().number();
            stories.boots(phones.get(i).mac(), address, user, now.minusSeconds(90 - i));
            house.lease(phones.get(i).mac(), address, now.minusSeconds(90 - i), now.plusSeconds(3_510));
            house.bind(user, address, now);
        }
        fleet.sighted(phones.getFirst().mac(), null, "Yealink SIP-T46S 66.86.0.15");
        fleet.sighted(LATE, null, "snomD785 10.1.175.16");
        book.record(Entry.of(now.minusSeconds(50), phones.get(12).mac(), Event.DHCP_DISCOVER, null));
        book.record(Entry.of(now.minusSeconds(50), phones.get(12).mac(), Event.DHCP_OFFER, Ip4.of("127.66.1.13")));
        stories.leases(LATE, "127.66.1.14", now.minusSeconds(12));
        house.lease(LATE, "127.66.1.14", now.minusSeconds(12), now.plusSeconds(3_588));
        stories.fetches(LATE, "127.66.1.14", "snomD785-000413000002.htm", now.minusSeconds(8));
        MacAddress unknown = MacAddress.of("00:15:65:99:99:99");
        fleet.sighted(unknown, null, "Yealink SIP-T54W 96.86.0.20");
        stories.leases(unknown, "127.66.1.99", now.minusSeconds(30));
        house.lease(unknown, "127.66.1.99", now.minusSeconds(30), now.plusSeconds(3_570));
        book.record(Entry.of(now.minusSeconds(26), unknown, Event.FILE_REFUSED_UNKNOWN_PHONE, Ip4.of("127.66.1.99"))
                .file("001565999999.cfg", 403)
                .with(Detail.WHY, Reason.IN_NO_SITE_FILE)
                .with(Detail.CLAIMED, unknown));
    }
}
